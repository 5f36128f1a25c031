import { useRef } from 'preact/hooks';
import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { MOST_ROWS_CHARS } from '../links/lab-link.ts';
import { initialLab } from '../links/read-lab.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Button, Segments } from '../panels/controls.tsx';
import { CopyButton } from '../panels/copy-button.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import type { KeptFocus } from '../panels/use-focus-kept.ts';
import { roundSummary } from '../picture/round-picture.ts';
import { HandArena } from './hand-desk.tsx';
import { InquiryView } from './inquiry-view.tsx';
import { type LabAhead, playAhead } from './lab-ahead.ts';
import { BesideArenas, LabHistory } from './lab-history.tsx';
import { LabRail } from './lab-rail.tsx';
import { LabSweep } from './lab-sweep.tsx';
import { useDroppedFile } from './use-dropped-file.ts';
import { type Lab, useLab } from './use-lab.ts';
import { type LabRuns, useLabRuns } from './use-lab-runs.ts';
import { type LabWork, useLabWork } from './use-lab-work.ts';
import { type OwnFiles, useOwnData } from './use-own-data.ts';
import { useTitle } from './use-title.ts';

/** The Lab, whose first round is under way. */
export const openLab = ({ workbench }: { readonly workbench: Pick<Engine, 'play'> }) => (
  <LabPage ahead={playAhead(workbench, location.hash)} />
);

/** Free play without a clock: every slider plays the round again. */
function LabPage({ ahead }: { readonly ahead: LabAhead | null }) {
  const { lab: words } = useTexts();
  useTitle(words.title);
  const lab = useLab(ahead);
  const history = useLabRuns(lab.run);
  const focus = useRef(-1);
  const own = useOwnData((id) => lab.setState(initialLab(id)));
  useDroppedFile((file) => own.take(file, null));
  return (
    <>
      <SiteHeader here="lab" />
      <main class="lab">
        <h1 class="hidden">{words.title}</h1>
        {lab.mistakes.length > 0 && (
          <p class="notice lab-mistakes" role="status" data-testid="lab-mistakes">
            {words.mistakes({ parts: lab.mistakes })}{' '}
            <Button size="slim" onPress={lab.forgive}>
              {words.forgive}
            </Button>
          </p>
        )}
        <LabOf key={lab.state.scenario} lab={lab} history={history} own={own} focus={focus} />
      </main>
    </>
  );
}

/** The Lab on one scenario: work by hand on one means nothing on another. */
function LabOf({
  lab,
  history,
  own,
  focus,
}: {
  readonly lab: Lab;
  readonly history: LabRuns;
  readonly own: OwnFiles;
  /** The field of the rail that the keyboard stays on over a change of the scenario. */
  readonly focus: KeptFocus;
}) {
  const { lab: words } = useTexts();
  const work = useLabWork(lab);
  const { job, state } = lab;
  const compares = history.beside !== null && work.look === 'round';
  return (
    <>
      <LabRail lab={lab} work={work} own={own} focus={focus} />
      <div class={`lab-view with-looks ${work.look === 'round' ? '' : 'at-work'}`}>
        <div class="lab-looks">
          <Segments
            hideLabel
            label={words.looks.title}
            testId="lab-look"
            value={work.look}
            options={work.looks.map((look) => ({ value: look, label: words.looks[look] }))}
            onChange={work.setLook}
          />
          {state.victim && work.look !== 'round' && <p class="small quiet">{words.ownModel}</p>}
        </div>
        {compares ? (
          <BesideArenas runs={[history.beside, lab.run]} />
        ) : (
          <LabPicture lab={lab} work={work} isFirst={history.runs.length === 0} />
        )}
        <ProgressBar running={job.running} share={job.share} label={words.playing} />
        <LabResult lab={lab} work={work} />
        <div class="lab-more">
          <LabHistory lab={lab} history={history} />
          <LabSweep lab={lab} />
        </div>
      </div>
    </>
  );
}

function LabPicture({
  lab,
  work,
  isFirst,
}: {
  readonly lab: Lab;
  readonly work: LabWork;
  /** Whether no round has been played yet. */
  readonly isFirst: boolean;
}) {
  const { arena, lab: words } = useTexts();
  const { classNames } = useScenarioText(work.scenario);
  const { job, drawn, picture } = lab;
  if (work.look === 'work') return <HandArena hand={work.hand} />;
  if (work.look === 'delivery') {
    const { inquiry, defence, scenario, data } = work;
    return <InquiryView {...{ inquiry, defence, scenario, data }} />;
  }
  return (
    <ModelArena
      picture={picture}
      classNames={classNames}
      busy={drawn ? null : job.running ? words.training : words.nothingYet}
      waits={isFirst}
      summary={drawn ? arena.round(roundSummary(drawn, classNames)) : words.nothingYet}
      mails={drawn?.cast.mails}
      judged={drawn ?? undefined}
      tellFate
      legend={{ ghost: true, fates: REVEALED_FATES }}
    />
  );
}

function LabResult({ lab, work }: { readonly lab: Lab; readonly work: LabWork }) {
  const { played, fault, job, again } = lab;
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
          onStart={again}
          onCancel={job.cancel}
        />
        <CopyButton text={() => location.href} label={words.copyLink} />
      </div>
      {played?.targets && <TargetStrip targets={played.targets} classNames={classNames} />}
      {(lab.state.rows?.file.length ?? 0) > MOST_ROWS_CHARS && (
        <p class="small quiet">{words.rowsNotInLink}</p>
      )}
      {fault && <TroubleCard inline {...fault} onDismiss={lab.dismiss} onRetry={again} />}
      {work.fault && <TroubleCard inline {...work.fault} onDismiss={work.dismiss} />}
    </section>
  );
}
