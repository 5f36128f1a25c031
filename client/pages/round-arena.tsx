import type { RoomView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Healthy } from '../engine-worker/api.ts';
import { ModelArena } from '../panels/model-arena.tsx';
import { boutOnShow } from '../room/bouts.ts';
import type { Shown } from '../room/theatre.ts';
import { percent, plural } from '../words/format.ts';
import type { RoundData } from './use-round-data.ts';
import { useRoundPicture } from './use-round-picture.ts';

/** The arena as everybody may see it in this phase: a healthy model, the theatre, or the reveal. */
export function RoundArena(props: {
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly healthy: Healthy | null;
  readonly frames: readonly Shown[];
}) {
  const { view, scenario, data, healthy, frames } = props;
  const last = frames[frames.length - 1] ?? null;
  const { picture, ghost, fresh, fates } = useRoundPicture(data, healthy, last);
  const loading = view.phase === 'train' || view.phase === 'reveal' ? !data.cast : !healthy;
  return (
    <ModelArena
      picture={picture}
      classNames={scenario.classNames}
      busy={loading ? 'Filling the well…' : null}
      summary={summaryOf(props, last)}
      texts={data.cast?.texts}
      tellFate={data.cast !== null && fresh}
      legend={{ ghost, fates }}
    />
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
