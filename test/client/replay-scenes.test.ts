import { describe, expect, it } from 'vitest';
import type { Verified } from '../../client/engine-worker/api.ts';
import { FATE } from '../../client/picture/fates.ts';
import { fatesAt, scenesOf } from '../../client/picture/replay-scenes.ts';
import { REMOVED_BY } from '../../engine/round/panel.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';

const plan: DefencePlan = {
  panel: { drop: '', keep: '' },
  filters: [
    { id: 'loss', params: {} },
    { id: 'knn-relabel', params: {} },
  ],
  cap: 9,
};
/** Rows 1 and 4 are poison; row 5 gets another label. */
const played = {
  origin: Uint8Array.of(0, 1, 0, 0, 1, 0, 0),
  removedBy: Uint8Array.of(0, 1, REMOVED_BY.panel, REMOVED_BY.cap, 2, 0, 1),
  turned: Uint8Array.of(0, 0, 0, 0, 0, 1, 0),
  defencePlan: plan,
};
const frame = (step: number) => ({ step, accuracy: 0.9, loss: 0.3 });
const verified = { played, frames: [frame(0), frame(20)] } as unknown as Verified;
const scenes = scenesOf(verified);

describe('the scenes of a replay', () => {
  it('CLIENT-69 the delivery arrives, people, filters and the cap take out what they took, then it is trained on', () => {
    expect(scenes.map(({ key }) => key)).toEqual([
      ...['arrival', 'filter-1', 'filter-2', 'filter-3', 'filter-4'],
      ...['step-0', 'step-20'],
    ]);
    expect(scenes[0]).toMatchObject({ samples: 7, poison: 2 });
    const removed = scenes.flatMap((scene) =>
      scene.kind === 'filter' ? [[scene.remover.kind, scene.removed, scene.poison]] : [],
    );
    expect(removed).toEqual([
      ['panel', 1, 0],
      ['filter', 2, 1],
      ['filter', 1, 1],
      ['cap', 1, 0],
    ]);
  });

  it('CLIENT-69 a sample is there until its filter has come', () => {
    const fates = scenes.map((scene) => [...fatesAt(played, plan, scene)]);
    const { passed, missed, caught, collateral } = FATE;
    expect(fates[0]).toEqual([passed, missed, passed, passed, missed, passed, passed]);
    expect(fates[1]).toEqual([passed, missed, collateral, passed, missed, passed, passed]);
    expect(fates[2]).toEqual([passed, caught, collateral, passed, missed, passed, collateral]);
    expect(fates[4]).toEqual([passed, caught, collateral, collateral, caught, collateral, collateral]);
    expect(fates[5]).toEqual(fates[4]);
  });

  it('CLIENT-69 a round without filters goes from its delivery to its training', () => {
    const bare = { ...played, defencePlan: { filters: [] }, removedBy: new Uint8Array(7) };
    const keys = scenesOf({ ...verified, played: bare } as unknown as Verified).map(({ key }) => key);
    expect(keys).toEqual(['arrival', 'step-0', 'step-20']);
  });
});
