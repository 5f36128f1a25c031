import { describe, expect, it } from 'vitest';
import type { Inquiry } from '../../engine/round/investigate.ts';
import { goldenAccuracy } from '../../engine/round/investigate.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { accountsHit, goldenChange, goldenRight, weighDefence } from '../../engine/round/weighing.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'fog-32', null, 7);
const round = await openRound(core, well, 7);
const delivery = round.deliver({ attack: { id: 'corner', params: {} }, epsilon: 0.13 });
const { stream, contributor } = delivery;
const inquiry: Inquiry & { readonly scenario: Scenario } = {
  scenario: well.scenario,
  stream,
  aids: { golden: well.golden, ...(contributor && { contributor }) },
};

describe('a defence weighed by its authors', () => {
  it('CLIENT-63 counts what goes from whom, the largest share first', () => {
    const [account, removedBy] = [Int32Array.of(3, 3, 1, 1, 1, 0), Uint8Array.of(1, 0, 2, 1, 0, 0)];
    expect(accountsHit(account, removedBy)).toEqual({
      accounts: 3,
      hit: 2,
      worst: [
        { account: 1, out: 2, of: 3 },
        { account: 3, out: 1, of: 2 },
      ],
    });
  });

  it('CLIENT-63 a difference on few samples may be luck', () => {
    const right = (n: number) => Uint8Array.from({ length: 20 }, (_, i) => (i < n ? 1 : 0));
    expect(goldenChange(right(15), right(17))).toEqual({ n: 20, before: 15, after: 17, chance: 0.5 });
    expect(goldenChange(right(5), right(15)).chance).toBeCloseTo(2 / 1024, 12);
    expect(goldenChange(right(9), right(9)).chance).toBe(1);
  });

  it('CLIENT-63 says of a plan what the round will remove, and sees a model recover', () => {
    const before = goldenRight(core, inquiry, stream);
    const plan = { filters: [{ id: 'sphere' as const, params: { remove: 0.15 } }] };
    const { filters, accounts, golden } = weighDefence(core, inquiry, plan, before);
    const { removedBy } = delivery.filter(plan);
    expect(filters[0]?.dropped).toEqual(removedBy);
    expect(accounts).toEqual(contributor ? accountsHit(contributor, removedBy) : null);
    expect((golden?.before ?? 0) / (golden?.n ?? 0)).toBe(goldenAccuracy(core, inquiry));
    expect(golden?.after).toBeGreaterThan((golden?.before ?? 0) + 10);
    expect(golden?.chance).toBeLessThan(0.01);
  });

  it('CLIENT-63 says nothing of trusted samples and senders where there are none', () => {
    const bare = { ...inquiry, aids: {} };
    expect(goldenRight(core, bare, stream)).toBe(null);
    expect(weighDefence(core, bare, { filters: [] }, null)).toEqual({
      filters: [],
      accounts: null,
      golden: null,
    });
  });
});
