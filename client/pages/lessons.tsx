import { LESSON_IDS } from '../../engine/lessons/index.ts';
import { useApp } from '../app-context.ts';
import { readProgress } from '../links/lesson-progress.ts';
import { LinkButton } from '../panels/controls.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { markReady } from '../ready.ts';
import { useLessonTexts } from './use-lesson-texts.ts';
import { useTitle } from './use-title.ts';

/** All lessons in order, with what of them is done. */
export function LessonsPage() {
  const { storage, texts } = useApp();
  useTitle(texts.value.site.lessons);
  const told = useLessonTexts();
  if (!told) return <SiteHeader here="lessons" />;
  const { page, course } = told;
  const progress = readProgress(storage);
  const done = LESSON_IDS.filter((id) => progress[id]?.solved).length;
  const next = LESSON_IDS.find((id) => !progress[id]?.solved) ?? LESSON_IDS[0];
  markReady();
  return (
    <>
      <SiteHeader here="lessons" />
      <main class="reading">
        <div class="stack">
          <h1>{texts.value.site.lessons}</h1>
          <p class="lede">{page.lede}</p>
        </div>
        <div class="row">
          <LinkButton href={`lessons/${next}`} tone="water" size="big" testId="lesson-next">
            {done === 0 ? page.begin : page.goOn}
          </LinkButton>
          <p class="quiet" data-testid="lessons-done">
            {page.done({ done, of: LESSON_IDS.length })}
          </p>
        </div>
        <ol class="lesson-list">
          {LESSON_IDS.map((id, i) => (
            <li key={id}>
              <a href={`lessons/${id}`} data-testid={`lesson-${id}`}>
                <span class="number">{i + 1}</span>
                <span class="title">{course[id].title}</span>
                <span class="about">{course[id].about}</span>
                {progress[id] && (
                  <span class={`state ${progress[id].solved ? 'solved' : ''}`}>
                    {progress[id].solved ? page.solved : page.begun}
                  </span>
                )}
              </a>
            </li>
          ))}
        </ol>
        <p class="quiet small">
          {page.stored} <a href="glossary">{texts.value.glossary.title}</a>
        </p>
      </main>
    </>
  );
}
