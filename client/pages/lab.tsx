import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { CopyButton } from '../panels/copy-button.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import { roundSummary } from '../picture/round-picture.ts';
import { LabRail } from './lab-rail.tsx';
import { type Lab, useLab } from './use-lab.ts';
import { useTitle } from './use-title.ts';

/** Free play without a clock: every slider plays the round again. */
export function LabPage() {
  const { arena, lab: words } = useTexts();
  useTitle(words.title);
  const lab = useLab();
  const { played, picture, job } = lab;
  const { classNames } = useScenarioText(scenarioOf(lab.state.scenario));
  return (
    <>
      <SiteHeader here="lab" />
      <main class="lab">
        <h1 class="hidden">{words.title}</h1>
        <LabRail lab={lab} />
        <div class="lab-view">
          <ModelArena
            picture={picture}
            classNames={classNames}
            busy={played ? null : words.training}
            summary={played ? arena.round(roundSummary(played, classNames)) : words.nothingYet}
            texts={played?.cast.texts}
            tellFate
            legend={{ ghost: true, fates: REVEALED_FATES }}
          />
          <ProgressBar running={job.running} share={job.share} label={words.playing} />
          <LabResult lab={lab} />
        </div>
      </main>
    </>
  );
}

function LabResult({ lab }: { readonly lab: Lab }) {
  const { played, fault, job, run } = lab;
  const texts = useTexts();
  const { lab: words } = texts;
  const scenario = scenarioOf(lab.state.scenario);
  const { classNames } = useScenarioText(scenario);
  return (
    <section class="lab-result" aria-live="polite" aria-busy={job.running}>
      <div class="lab-gauge">
        <AccuracyGauge
          now={played?.summary.accuracy ?? null}
          clean={played?.summary.cleanAccuracy ?? null}
          classes={classNames.length}
        />
      </div>
      <div class="lab-figures">
        {played ? <DetectionFigures summary={played.summary} /> : <div class="figures-wait" />}
        <p class="small quiet" data-testid="story">
          {played ? storyOf(texts, scenario, played.attackPlan, played.defencePlan, played.summary) : ''}
        </p>
        {played && <RoundNotes summary={played.summary} />}
      </div>
      <div class="lab-actions">
        <TryButton
          label={words.runAgain}
          testId="lab-run"
          tone="water"
          running={job.running}
          onStart={run}
          onCancel={job.cancel}
        />
        <CopyButton text={() => location.href} label={words.copyLink} />
      </div>
      {played?.targets && <TargetStrip targets={played.targets} classNames={classNames} />}
      {fault && <TroubleCard inline {...fault} onDismiss={lab.dismiss} onRetry={run} />}
    </section>
  );
}
