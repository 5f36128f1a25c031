import type { FilterId } from '../../engine/filters/ids.ts';
import { REMOVED_BY } from '../../engine/round/panel.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { ModelFrame } from '../../engine/round/result.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import type { Verified } from '../engine-worker/api.ts';
import { fatesOf } from './fates.ts';

/** Who takes samples out of a delivery: people, a filter, the cap on accounts, or the training defence. */
export type Remover =
  | { readonly kind: 'filter'; readonly id: FilterId }
  | { readonly kind: 'defence'; readonly id: DefenceId }
  | { readonly kind: 'panel' | 'cap' };

/** One picture of a round that is played again: the delivery arrives, is filtered in steps, and is trained on. */
export type ReplayScene = {
  /** As addresses name it: `arrival`, `filter-1`, `step-20`. */
  readonly key: string;
} & (
  | { readonly kind: 'arrival'; readonly samples: number; readonly poison: number }
  | {
      readonly kind: 'filter';
      readonly remover: Remover;
      readonly removed: number;
      /** Of those removed. */
      readonly poison: number;
    }
  | { readonly kind: 'frame'; readonly frame: ModelFrame }
);

/** What each row of a round was and what took it out. */
type Removals = Pick<Verified['played'], 'origin' | 'removedBy' | 'turned'>;

/** The pictures of a round, in their order. */
export function scenesOf({ played, frames }: Verified): readonly ReplayScene[] {
  const { origin, removedBy, defencePlan } = played;
  const counted = (by: number | null) => {
    let [all, poison] = [0, 0];
    origin.forEach((from, row) => {
      if (by !== null && removedBy[row] !== by) return;
      all++;
      if (from !== 0) poison++;
    });
    return { all, poison };
  };
  const arrived = counted(null);
  return [
    { key: 'arrival', kind: 'arrival', samples: arrived.all, poison: arrived.poison },
    ...removersOf(defencePlan).map(({ by, remover }, at): ReplayScene => {
      const { all, poison } = counted(by);
      return { key: `filter-${at + 1}`, kind: 'filter', remover, removed: all, poison };
    }),
    ...frames.map((frame): ReplayScene => ({ key: `step-${frame.step}`, kind: 'frame', frame })),
  ];
}

/** Who removes, in the order in which a delivery is filtered, each with its number in `removedBy`. */
function removersOf({ panel, filters, cap, defence }: DefencePlan): { by: number; remover: Remover }[] {
  return [
    ...(panel ? [{ by: REMOVED_BY.panel, remover: { kind: 'panel' } as const }] : []),
    ...filters.map(({ id }, at) => ({ by: at + 1, remover: { kind: 'filter', id } as const })),
    ...(cap === undefined ? [] : [{ by: REMOVED_BY.cap, remover: { kind: 'cap' } as const }]),
    ...(defence ? [{ by: filters.length + 1, remover: { kind: 'defence', id: defence.id } as const }] : []),
  ];
}

/**
 * What has become of each sample when a scene is over: what later filters take out is still there. A filter that gives a
 * sample another label has done so when the last one is through.
 */
export function fatesAt(
  { origin, removedBy, turned }: Removals,
  plan: DefencePlan,
  { key, kind }: Pick<ReplayScene, 'key' | 'kind'>,
): Uint8Array {
  const removers = removersOf(plan);
  const through =
    kind === 'frame' ? removers.length : kind === 'arrival' ? 0 : Number(key.slice('filter-'.length));
  const gone = new Set(removers.slice(0, through).map(({ by }) => by));
  return fatesOf(
    origin,
    removedBy.map((by) => (gone.has(by) ? by : 0)),
    through === removers.length ? turned : new Uint8Array(turned.length),
  );
}
