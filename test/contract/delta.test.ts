import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, deltaOf, type Json } from '../../contract/delta.ts';

// JSON knows no −0.
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe('deltas between views', () => {
  it('WIRE-50 a delta turns the one value into the other, and leaves the one as it was', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const text = JSON.stringify(before);
        const delta = deltaOf(before, after);
        const made = delta === null ? before : applyDelta(before, JSON.parse(JSON.stringify(delta)));
        expect(made).toEqual(after);
        expect(JSON.stringify(before)).toBe(text);
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });

  it('WIRE-50 one entry among many costs that entry alone', () => {
    const seat = (n: number) => ({ id: `p${n}`, nickname: `Player ${n}`, connected: true });
    const before = { players: Array.from({ length: 200 }, (_, n) => seat(n)), round: 1 };
    const after = { ...before, players: before.players.with(17, { ...seat(17), connected: false }) };
    expect(deltaOf(before, after)).toEqual({ players: { 17: { connected: [false] } } });
    expect(deltaOf(before, structuredClone(before))).toBeNull();
    const fewer = { ...before, players: before.players.slice(0, 199) };
    expect(deltaOf(before, fewer)).toEqual({ players: { length: 199 } });
  });
});
