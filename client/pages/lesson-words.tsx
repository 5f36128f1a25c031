import { useState } from 'preact/hooks';
import { LESSON_IDS, LESSONS, type LessonId } from '../../engine/lessons/index.ts';
import type { LessonTexts } from '../../texts/lesson-text.ts';
import { Button, LinkButton } from '../panels/controls.tsx';
import { LessonGoals } from '../panels/lesson-goals.tsx';
import { GuessForm, GuessVerdict } from '../panels/lesson-guess.tsx';
import { Told } from '../panels/term.tsx';
import { LessonControlPanel } from './lesson-controls.tsx';
import type { LessonPlay } from './use-lesson.ts';

interface WordsProps {
  readonly id: LessonId;
  readonly told: LessonTexts;
  readonly play: LessonPlay;
}

/** The words and controls of a lesson, step by step: story, guess, task, what it means. */
export function LessonWords(props: WordsProps & { readonly number: number }) {
  const { id, told, play } = props;
  const text = told.course[id];
  const { page } = told;
  const { progress } = play;
  return (
    <div class="lab-rail">
      <section class="rail-part">
        <p class="kicker">{page.of({ number: props.number, of: LESSON_IDS.length })}</p>
        <h1 class="lesson-title">{text.title}</h1>
        <p>
          <Told text={text.story} />
        </p>
        {progress ? (
          <GuessVerdict text={text} told={told} guess={progress.guess} answer={play.answer} />
        ) : (
          <GuessForm text={text} told={told} onGuess={play.guess} />
        )}
      </section>
      {progress && <Task {...props} />}
      {progress?.solved && <Solved {...props} />}
      <section class="rail-part">
        <div class="row">
          <Button size="slim" onPress={() => window.print()}>
            {page.print}
          </Button>
          <a href="lessons">{page.all}</a>
        </div>
      </section>
    </div>
  );
}

function Task({ id, told, play }: WordsProps) {
  const text = told.course[id];
  const { page } = told;
  const [hinted, setHinted] = useState(false);
  return (
    <section class="rail-part">
      <h2>{page.task}</h2>
      <p>
        <Told text={text.task} />
      </p>
      <LessonGoals goals={LESSONS[id].goals} facts={play.shown?.facts ?? null} told={told} />
      <LessonControlPanel lesson={LESSONS[id]} told={told} play={play} />
      <div class="row">
        <Button size="slim" testId="lesson-hint" pressed={hinted} onPress={() => setHinted(!hinted)}>
          {page.hint}
        </Button>
        <Button size="slim" onPress={play.restart}>
          {page.restart}
        </Button>
      </div>
      {hinted && (
        <p class="hint" role="status">
          <Told text={text.hint} />
        </p>
      )}
    </section>
  );
}

function Solved({ id, told }: WordsProps) {
  const { page, course } = told;
  const next = LESSON_IDS[LESSON_IDS.indexOf(id) + 1];
  return (
    <section class="rail-part lesson-solved" data-testid="lesson-solved" role="status">
      <h2>{page.solvedTitle}</h2>
      <h3>{page.world}</h3>
      <p>
        <Told text={course[id].world} />
      </p>
      {next ? (
        <LinkButton href={`lessons/${next}`} tone="water" testId="lesson-next">
          {page.next({ title: course[next].title })}
        </LinkButton>
      ) : (
        <LinkButton href="lab" tone="water" testId="lesson-next">
          {page.toLab}
        </LinkButton>
      )}
    </section>
  );
}
