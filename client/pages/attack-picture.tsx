import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { ScoreGauge, TrialMeasured, TrialOpponent } from '../panels/trial-figures.tsx';
import { roundSummary } from '../picture/round-picture.ts';
import type { AttackTrial } from './use-attack.ts';
import type { RoundData } from './use-round-data.ts';
import type { Trial } from './use-trial.ts';

/** The arena of the attackers: what they know, or what the attack does to it. */
export function AttackArena(props: {
  readonly attack: AttackTrial;
  readonly scenario: Scenario;
  readonly data: RoundData;
}) {
  const { preview, clean, picture } = props.attack;
  const { cast } = props.data;
  const { classNames } = useScenarioText(props.scenario);
  const { arena, desks } = useTexts();
  return (
    <ModelArena
      picture={picture}
      classNames={classNames}
      busy={cast ? null : desks.attack.fetching}
      summary={
        preview
          ? arena.round(roundSummary(preview, classNames))
          : desks.attack.known({ samples: cast?.n ?? 0, classes: classNames })
      }
      mails={preview ? preview.cast.mails : (clean?.cast.mails ?? cast?.mails)}
      making
      tellFate={preview !== null}
      legend={{
        ghost: preview !== null,
        ...(preview && { fates: [{ fate: 'missed', count: preview.summary.poisonRows }] }),
      }}
    />
  );
}

/** What trying the attack has shown. */
export function AttackPreview(props: {
  readonly preview: PlayedRound | null;
  readonly clean: PlayedRound | null;
  /** Whether the figures are those of an attack, and not of clean data. */
  readonly isTried: boolean;
  readonly trial: Trial;
  readonly scenario: Scenario;
}) {
  const { preview, clean, trial, scenario } = props;
  const { figures } = trial;
  const told = useScenarioText(scenario);
  const { desks } = useTexts();
  const targets = preview?.targets ?? clean?.targets;
  // A recipe that fails has no figures; why it fails is said when its picture is worked out.
  const tried = props.isTried && figures !== null && figures.failures.length === 0;
  return (
    <div class="desk-preview attack-preview" aria-live="polite" aria-busy={trial.running}>
      <TrialOpponent opponent={trial.opponent} plans={trial.plans} onOpponent={trial.setOpponent} />
      <AccuracyGauge
        compact
        now={figures?.accuracy ?? null}
        clean={tried ? figures.cleanAccuracy : null}
        classes={scenario.classes}
        caption={desks.attack.onHeldOut}
      />
      <ScoreGauge figures={tried ? figures : null} />
      {figures && <TrialMeasured figures={figures} isTried={tried} />}
      {preview && <RoundNotes summary={preview.summary} />}
      {targets && <TargetStrip targets={targets} classNames={told.classNames} />}
    </div>
  );
}
