import { describe, expect, it } from 'vitest';
import { heardOf, oracleCodes } from '../../client/room/oracle.ts';
import { isEven, planOnOwnDesk, pointsOnDesk, shareLines } from '../../client/room/shares.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { codesIn } from '../../server/training/sample-codes.ts';

const scenario = SCENARIOS.moons;
const flips = (rows: number): RecipePlan => ({
  attack: { id: 'far-flip', params: {} },
  epsilon: rows / scenario.trainRows,
});
const draft = {
  plan: {
    parts: [
      { by: 'p1', plan: flips(4) },
      { by: 'p9', plan: flips(2) },
    ],
  },
  ...{ changedBy: 'p1', changedAt: 0, ready: [], captain: 'p1', handed: null },
};
const shares = [
  { player: 'p1', points: 10, spent: 2 },
  { player: 'p2', points: 8, spent: 0 },
];

describe('points that a team splits, on the desk', () => {
  it('CLIENT-40 offers to share evenly only where that changes something', () => {
    const desk = { shares, points: 24, spent: 2, draft }; // both have 8 beside what answers have cost
    expect(isEven(desk, ['p1', 'p2'], 1)).toBe(true);
    expect(isEven(desk, ['p1', 'p2'], 2)).toBe(false);
    expect(isEven(desk, ['p1', 'p2', 'p3'], 1)).toBe(false);
    expect(
      isEven({ ...desk, shares: shares.map((share) => ({ ...share, spent: 0 })) }, ['p1', 'p2'], 0),
    ).toBe(false);
  });

  it('CLIENT-40 shows what each member has, has used and has made, and what is nobody’s', () => {
    const desk = { shares, points: 24, spent: 2, draft };
    expect(pointsOnDesk(desk, 'p1')).toBe(8);
    expect(pointsOnDesk(desk, 'p3')).toBe(0);
    expect(pointsOnDesk({ ...desk, shares: null }, 'p3')).toBe(22);
    expect(shareLines(desk, scenario)).toEqual({
      lines: [
        { player: 'p1', points: 10, used: 6, part: flips(4) },
        { player: 'p2', points: 8, used: 0, part: null },
      ],
      unshared: 4,
    });
    expect(planOnOwnDesk(draft.plan, 'p1')).toEqual(flips(4));
    expect(planOnOwnDesk(draft.plan, 'p2')).toBeNull();
    expect(planOnOwnDesk(flips(1), 'p2')).toEqual(flips(1));
  });
});

describe('a question to the clean model', () => {
  it.each([scenario, SCENARIOS['digits-4v9']])(
    'CLIENT-41 names the sample as the server reads it: $id',
    (on) => {
      const { quantiser, features: d } = on;
      const codes = Uint16Array.from({ length: d }, (_, j) => (j * 37) % (quantiser.levels + 1));
      const x = fromCodes(quantiser, quantiser.levels > 255 ? codes : Uint8Array.from(codes), d);
      const text = oracleCodes(quantiser, x);
      expect(Array.from(codesIn(on, text))).toEqual(Array.from(codes));
      const heard = { kind: 'oracle' as const, codes: text, label: 1, score: 0.5 };
      expect(heardOf([{ kind: 'audit', row: 1, poisoned: true }, heard], text)).toBe(heard);
      expect(heardOf([], text)).toBeNull();
    },
  );
});
