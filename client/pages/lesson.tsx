import { isLesson, LESSON_IDS, LESSONS, type LessonId } from '../../engine/lessons/index.ts';
import type { LessonTexts } from '../../texts/lesson-text.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { LessonSheet } from '../panels/lesson-sheet.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { WeekBars } from '../panels/week-bars.tsx';
import { roundSummary } from '../picture/round-picture.ts';
import { LessonWords } from './lesson-words.tsx';
import { LostPage } from './lost.tsx';
import { type LessonPlay, useLesson } from './use-lesson.ts';
import { useLessonTexts } from './use-lesson-texts.ts';
import { useTitle } from './use-title.ts';

/** One lesson: guess, see what comes out, change it until the goal is reached. */
export function LessonPage({ id }: { readonly id: string }) {
  const told = useLessonTexts();
  if (!isLesson(id)) return <LostPage trouble="no-lesson" />;
  return told ? <Lesson id={id} told={told} /> : <SiteHeader here="lessons" />;
}

function Lesson({ id, told }: { readonly id: LessonId; readonly told: LessonTexts }) {
  const { title } = told.course[id];
  useTitle(title);
  const play = useLesson(id);
  const number = LESSON_IDS.indexOf(id) + 1;
  return (
    <>
      <SiteHeader here="lessons" />
      <main class="lab learn">
        <LessonWords id={id} told={told} play={play} number={number} />
        <div class="lab-view">
          <LessonArena play={play} told={told} />
          <ProgressBar running={play.job.running} share={play.job.share} label={told.page.playing} />
          <LessonResult id={id} play={play} told={told} />
        </div>
      </main>
      <LessonSheet
        lesson={LESSONS[id]}
        text={told.course[id]}
        told={told}
        number={number}
        address={location.href}
      />
    </>
  );
}

function LessonArena({ play, told }: { readonly play: LessonPlay; readonly told: LessonTexts }) {
  const { arena, lab } = useTexts();
  const { shown, progress } = play;
  const { classNames } = useScenarioText(scenarioOf(play.plan.scenario));
  return (
    <ModelArena
      picture={play.picture}
      classNames={classNames}
      busy={shown ? null : progress ? lab.training : told.page.guessFirst}
      summary={shown ? arena.round(roundSummary(shown.played, classNames)) : lab.nothingYet}
      mails={shown?.played.cast.mails}
      tellFate
      legend={{ ghost: true, fates: REVEALED_FATES }}
    />
  );
}

function LessonResult(props: {
  readonly id: LessonId;
  readonly play: LessonPlay;
  readonly told: LessonTexts;
}) {
  const { shown, job, fault, plan } = props.play;
  const { page } = props.told;
  const { classNames } = useScenarioText(scenarioOf(plan.scenario));
  const { summary } = shown?.played ?? {};
  const { evadedAccuracy, quietAccuracy, weeklyAccuracy } = shown?.facts ?? {};
  return (
    <section class="lab-result" aria-live="polite" aria-busy={job.running}>
      <div class="lab-gauge">
        <AccuracyGauge
          now={summary?.accuracy ?? null}
          clean={summary?.cleanAccuracy ?? null}
          classes={classNames.length}
        />
      </div>
      <div class="lab-figures">
        {summary ? <DetectionFigures summary={summary} /> : <div class="figures-wait" />}
        {typeof evadedAccuracy === 'number' && (
          <p data-testid="evaded">{page.evaded({ accuracy: evadedAccuracy })}</p>
        )}
        {typeof quietAccuracy === 'number' && <p>{page.quiet({ accuracy: quietAccuracy })}</p>}
        {weeklyAccuracy && <WeekBars accuracies={weeklyAccuracy} label={page.weekly} />}
      </div>
      {shown?.played.targets && <TargetStrip targets={shown.played.targets} classNames={classNames} />}
      {fault && <TroubleCard inline {...fault} onRetry={props.play.retry} />}
    </section>
  );
}
