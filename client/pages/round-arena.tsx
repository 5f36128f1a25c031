import { useMemo, useRef } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { Healthy } from '../engine-worker/api.ts';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { Legend } from '../panels/legend.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { FATE, type Fate, fatesOf, filteredFates } from '../picture/fates.ts';
import { fieldIn, lineIn, pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import { boutOnShow } from '../room/bouts.ts';
import type { Shown } from '../room/theatre.ts';
import { percent, plural } from '../words/format.ts';
import type { RoundData } from './use-round-data.ts';

const REVEALED: readonly Fate[] = ['missed', 'caught', 'collateral'];

/** The arena as everybody may see it in this phase: a healthy model, the theatre, or the reveal. */
export function RoundArena(props: {
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly healthy: Healthy | null;
  readonly frames: readonly Shown[];
}) {
  const { view, scenario, data, healthy, frames } = props;
  const { motion } = useApp();
  const { cast, training, reveal } = data;
  const last = frames[frames.length - 1] ?? null;

  // The samples and the ghost stay put while the model moves from frame to frame.
  const scenery = useMemo(() => {
    if (cast && reveal) return sceneryOf(cast, fatesOf(reveal.origin, reveal.removedBy, reveal.relabelled));
    if (cast && training) return sceneryOf(cast, filteredFates(training.kept.map((kept) => (kept ? 0 : 1))));
    return healthy && sceneryOf(healthy.cast, cleanFates(healthy.cast.n));
  }, [cast, training, reveal, healthy]);
  const ghost = useMemo(() => {
    const clean = cast ? (reveal?.cleanModel ?? training?.cleanModel) : null;
    return scenery && clean ? lineIn(scenery, clean) : null;
  }, [scenery]);
  const fresh: ArenaModel | null = useMemo(() => {
    if (!scenery) return null;
    if (cast && reveal) return { samples: scenery.samples, field: fieldIn(scenery, reveal.model), ghost };
    if (cast && training) {
      const field = last ? fieldIn(scenery, last.model) : null;
      return { samples: scenery.samples, field, ghost };
    }
    return pictureOf(scenery, healthy?.model ?? null, null);
  }, [scenery, last?.index]);

  // The last picture stays until the next one is whole: a phase may begin before its data are here.
  const held = useRef<ArenaModel>(STILL_WATER);
  if (fresh) held.current = fresh;
  const model = held.current;

  const loading = view.phase === 'train' || view.phase === 'reveal' ? !cast : !healthy;
  const shownFates = cast && reveal ? REVEALED : cast && training ? (['dropped'] as const) : [];
  const fates = shownFates.map((fate) => ({
    fate,
    count: scenery?.samples.fates.filter((held) => held === FATE[fate]).length ?? 0,
  }));
  return (
    <ArenaFigure
      model={model}
      motion={motion}
      busy={loading ? 'Filling the well…' : null}
      onReady={markReady}
      summary={summaryOf(props, last)}
      describe={(sample) => (
        <SampleWords
          samples={model.samples}
          sample={sample}
          classNames={scenario.classNames}
          tellFate={cast !== null && fresh !== null}
        />
      )}
    >
      <Legend classNames={scenario.classNames} ghost={ghost !== null} fates={fates} />
    </ArenaFigure>
  );
}

function summaryOf(
  {
    view,
    scenario,
    data,
    healthy,
  }: { view: RoomView; scenario: Scenario; data: RoundData; healthy: Healthy | null },
  last: Shown | null,
): string {
  const names = scenario.classNames.join(' and ');
  const revealed = view.revealed.find(({ id }) => id === boutOnShow(view)?.id);
  if (data.cast && data.reveal && revealed) {
    const { detection, accuracy } = revealed.summary;
    return (
      `${plural(data.cast.n, 'sample')} of ${names} and the final model, accuracy ${percent(accuracy)}. ` +
      `Poison missed ${detection.missed}, caught ${detection.caught}, clean lost ${detection.collateral}.`
    );
  }
  if (data.cast && last)
    return `Training on ${names}, step ${last.step}, accuracy ${percent(last.accuracy)}.`;
  // The round's own clean model is a secret still, and this one, of other data, is right in another share.
  return healthy ? `A healthy model that tells ${names}.` : 'Loading.';
}
