import { describe, expect, it } from 'vitest';
import { FILTERS } from '../../engine/filters/index.ts';
import {
  accountsIn,
  goldenAccuracy,
  histogramOf,
  overlapOf,
  pullsOf,
  rowsAbove,
  spectrumOf,
  suspicionUnder,
} from '../../engine/round/investigate.ts';
import { openRound } from '../../engine/round/round.ts';
import { loadWell } from '../../engine/round/well.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'moons', null, 1);
const { scenario, golden } = well;
const round = await openRound(core, well, 7);
const delivery = round.deliver({ attack: { id: 'flip-insert', params: {} }, epsilon: 0.08 });
const { stream, origin } = delivery;
const contributor = delivery.contributor as Int32Array;
const inquiry = { scenario, stream, aids: { golden, contributor } };
const loss = { id: 'loss' as const, params: { remove: 0.1 } };

describe('looking into a delivery', () => {
  it.each(scenario.filters.filter((id) => !FILTERS[id].byHand))(
    'PLAN-30 ranks every sample under %s',
    (id) => {
      const { suspicion, rank, dropped } = suspicionUnder(core, inquiry, { id, params: {} });
      expect([...rank].sort((a, b) => a - b)).toEqual([...rank.keys()]);
      const byRank = [...rank.keys()].sort((a, b) => (rank[a] as number) - (rank[b] as number));
      byRank.slice(1).forEach((row, k) => {
        expect(suspicion[row]).toBeLessThanOrEqual(suspicion[byRank[k] as number] as number);
      });
      const plan = { filters: [{ id, params: {} }] };
      const gone = delivery.filter(plan).removedBy.map((by) => (by > 0 ? 1 : 0));
      expect(dropped).toEqual(FILTERS[id].relabels ? dropped : gone);
    },
  );

  it('PLAN-30 a histogram counts every sample once, and a cut takes those above it', () => {
    const { suspicion } = suspicionUnder(core, inquiry, loss);
    const { lo, width, counts } = histogramOf(suspicion, stream, 16);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(stream.n);
    const inLast = [0, 1].reduce((sum, label) => sum + (counts[label * 16 + 15] as number), 0);
    expect(inLast).toBe(rowsAbove(suspicion, lo + 15 * width, stream).length);
    const ofClass = rowsAbove(suspicion, lo + 8 * width, stream, 1);
    expect(ofClass.every((row) => stream.y[row] === 1 && (suspicion[row] as number) > lo + 8 * width)).toBe(
      true,
    );
    expect(histogramOf(Float32Array.of(2, 2), { y: Int32Array.of(0, 1), classes: 2 }, 3)).toEqual({
      lo: 2,
      width: 0,
      counts: Int32Array.of(1, 0, 0, 1, 0, 0),
    });
  });

  it('PLAN-30 tells how far filters agree', () => {
    const { both, byCount } = overlapOf([Uint8Array.of(1, 1, 0, 0), Uint8Array.of(0, 1, 1, 0)]);
    expect([...both]).toEqual([2, 1, 1, 2]);
    expect([...byCount]).toEqual([1, 2, 1]);
  });

  it('PLAN-31 the spectrum of a class is that of its centred rows, whichever way it is worked out', () => {
    // One class in the plane, the other one with fewer rows than features; σ by hand.
    const x = Float32Array.of(3, 0, 0, -3, 0, 0, 0, 2, 0, 0, -2, 0, 7, 7, 7, 9, 7, 7);
    const data = { n: 6, d: 3, classes: 2, x, y: Int32Array.of(0, 0, 0, 0, 1, 1) };
    const [tall, wide] = spectrumOf(core, data, 2);
    expect([...(tall?.rows ?? [])]).toEqual([0, 1, 2, 3]);
    expect(tall?.values[0]).toBeCloseTo(Math.sqrt(18), 5);
    expect(tall?.values[1]).toBeCloseTo(Math.sqrt(8), 5);
    expect(Array.from(tall?.first ?? [], Math.abs).map((v) => Math.round(v * 1e4) / 1e4)).toEqual([
      3, 3, 0, 0,
    ]);
    expect(wide?.values[0]).toBeCloseTo(Math.sqrt(2), 5);
    expect(Array.from(wide?.first ?? [], Math.abs).every((v) => Math.abs(v - 1) < 1e-5)).toBe(true);
    expect((wide?.first[0] as number) * (wide?.first[1] as number)).toBeCloseTo(-1, 5);
  });

  it('PLAN-32 the account that the poison came from pulls hardest, and accounts hold every row once', () => {
    const pulls = pullsOf(core, inquiry);
    const { dropped } = suspicionUnder(core, inquiry, loss);
    const accounts = accountsIn(inquiry, dropped, pulls);
    const [worst] = accounts;
    const rows = accounts.flatMap((account) => [...account.rows]);
    expect(rows.sort((a, b) => a - b)).toEqual([...contributor.keys()]);
    expect([...(worst?.rows ?? [])].filter((row) => origin[row] === 1).length).toBeGreaterThan(20);
    expect(worst?.pull).toBeGreaterThan(0);
    expect(worst?.pull).toBeCloseTo(
      (worst?.rows ?? new Int32Array(0)).reduce((sum, row) => sum + (pulls[row] as number), 0),
    );
    expect(refused(() => accountsIn({ aids: {} }, dropped, pulls)).code).toBe('bad-payload');
    expect(refused(() => pullsOf(core, { ...inquiry, aids: {} })).code).toBe('bad-payload');
  });

  it('PLAN-32 poison costs accuracy on the trusted samples', () => {
    const clean = round.deliver({ attack: { id: 'corner', params: {} }, epsilon: 0 });
    const before = goldenAccuracy(core, { scenario, stream: clean.stream, aids: { golden } });
    expect(before).toBeGreaterThan(0.9);
    expect(goldenAccuracy(core, inquiry)).toBeLessThanOrEqual(before);
    expect(refused(() => goldenAccuracy(core, { ...inquiry, aids: {} })).code).toBe('bad-payload');
  });
});
