import type { Scenario } from '../../engine/round/scenario.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { roundSummaryText } from '../picture/round-picture.ts';
import { count } from '../words/format.ts';
import type { AttackDraft } from './use-attack.ts';
import type { RoundData } from './use-round-data.ts';

/** The arena of the attackers: what they know, or what the attack does to it. */
export function AttackArena(props: {
  readonly attack: AttackDraft;
  readonly scenario: Scenario;
  readonly data: RoundData;
}) {
  const { preview, clean, picture } = props.attack;
  const { cast } = props.data;
  const { classNames } = props.scenario;
  return (
    <ModelArena
      picture={picture}
      classNames={classNames}
      busy={cast ? null : 'Fetching what you know…'}
      summary={
        preview
          ? roundSummaryText(preview, classNames)
          : `${count(cast?.n ?? 0)} samples that you know of ${classNames.join(' and ')}.`
      }
      texts={preview ? preview.cast.texts : (clean?.cast.texts ?? cast?.texts)}
      tellFate={preview !== null}
      legend={{
        ghost: preview !== null,
        ...(preview && { fates: [{ fate: 'missed', count: preview.summary.poisonRows }] }),
      }}
    />
  );
}

/** What trying the attack has shown. */
export function AttackPreview({
  attack,
  scenario,
}: {
  readonly attack: AttackDraft;
  readonly scenario: Scenario;
}) {
  const { preview, clean } = attack;
  const targets = preview?.targets ?? clean?.targets;
  return (
    <div class="desk-preview" aria-live="polite">
      <AccuracyGauge
        now={preview?.summary.accuracy ?? clean?.summary.accuracy ?? null}
        clean={preview?.summary.cleanAccuracy ?? null}
        classes={scenario.classNames.length}
        caption={preview ? 'on what you know, unfiltered' : 'on what you know, so far'}
      />
      {preview && <RoundNotes summary={preview.summary} />}
      {targets && <TargetStrip targets={targets} classNames={scenario.classNames} />}
    </div>
  );
}
