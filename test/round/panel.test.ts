import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTERS } from '../../engine/filters/index.ts';
import { checkDefencePlan, defenceCost, marksAPoint, marksCost } from '../../engine/round/costs.ts';
import { filterStream } from '../../engine/round/filtering.ts';
import { REMOVED_BY } from '../../engine/round/panel.ts';
import { type DefencePlan, defencePlanSchema } from '../../engine/round/plans.ts';
import { openRound } from '../../engine/round/round.ts';
import { decodeRowSet, encodeRowSet } from '../../engine/round/row-set.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { en } from '../../texts/en/index.ts';
import { storyOf } from '../../texts/story.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'moons', null, 1);
const { scenario } = well;
const round = await openRound(core, well, 7);
const delivery = round.deliver({ attack: { id: 'flip-insert', params: {} }, epsilon: 0.08, accounts: 2 });
const { stream } = delivery;
const contributor = delivery.contributor as Int32Array;
const aids = { golden: well.golden, contributor };
const loss = { id: 'loss' as const, params: { remove: 0.1 } };
const rowSets = fc
  .uniqueArray(fc.nat(100_000), { maxLength: 60 })
  .map((rows) => Int32Array.from(rows).sort());
const marks = (drop: number[], keep: number[] = []) => ({
  drop: encodeRowSet(Int32Array.from(drop).sort()),
  keep: encodeRowSet(Int32Array.from(keep).sort()),
});
const fates = (plan: DefencePlan) => filterStream(core, scenario, stream, plan, aids).removedBy;
const rowsWith = (removedBy: Uint8Array, by: number) =>
  [...removedBy.keys()].filter((row) => removedBy[row] === by);

describe('a set of rows', () => {
  it('PLAN-22 comes back as it was, and takes about a character or two a row', () => {
    fc.assert(
      fc.property(rowSets, (rows) => {
        expect(decodeRowSet(encodeRowSet(rows))).toEqual(rows);
      }),
    );
    const everyTenth = Int32Array.from({ length: 200 }, (_, k) => 10 * k);
    expect(encodeRowSet(everyTenth).length).toBe(200);
  });

  it('PLAN-22 any text is read or refused, and never more', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        try {
          expect(encodeRowSet(decodeRowSet(text))).toHaveLength(text.length);
        } catch (error) {
          expect(['bad-payload', 'out-of-range']).toContain((error as { code: string }).code);
        }
      }),
    );
    expect(refused(() => decodeRowSet('-')).code).toBe('bad-payload');
    expect(refused(() => decodeRowSet('AAA', 2)).code).toBe('out-of-range');
    const all = Int32Array.from({ length: 6_000 }, (_, k) => k);
    expect(refused(() => encodeRowSet(all)).code).toBe('too-large');
  });
});

describe('marks of people and a cap on accounts', () => {
  it('PLAN-20 people drop first, filters see what is left, and take nothing that people keep', () => {
    const plain = fates({ filters: [loss] });
    const [first, second, ...others] = rowsWith(plain, 1) as [number, number, ...number[]];
    const marked = fates({ panel: marks([first, 3], [second]), filters: [loss] });
    expect(marked[first]).toBe(REMOVED_BY.panel);
    expect(marked[3]).toBe(REMOVED_BY.panel);
    expect(marked[second]).toBe(0);
    const seen = filterStream(core, scenario, stream, { panel: marks([first, 3]), filters: [loss] }, aids);
    expect(seen.verdicts[0]?.rows).toHaveLength(stream.n - 2);
    expect(others.some((row) => marked[row] === 1)).toBe(true);
    expect(fates({ panel: marks([stream.n + 5]), filters: [] }).every((by) => by === 0)).toBe(true);
  });

  it('PLAN-20 a row that people keep keeps its label', () => {
    const plan = { filters: [{ id: 'knn-relabel' as const, params: {} }] };
    const turned = filterStream(core, scenario, stream, plan, aids);
    const row = [...turned.y.keys()].find((i) => turned.y[i] !== stream.y[i]) as number;
    const kept = filterStream(core, scenario, stream, { ...plan, panel: marks([], [row]) }, aids);
    expect(kept.y[row]).toBe(stream.y[row]);
  });

  it('PLAN-21 the cap leaves each account its kept, then its least suspicious, then its first rows', () => {
    const cap = 4;
    const alone = fates({ filters: [], cap });
    for (const account of new Set(contributor)) {
      const rows = [...contributor.keys()].filter((row) => contributor[row] === account);
      expect(rows.filter((row) => alone[row] === 0)).toEqual(rows.slice(0, cap));
      for (const row of rows.slice(cap)) expect(alone[row]).toBe(REMOVED_BY.cap);
    }
    const filtered = filterStream(core, scenario, stream, { filters: [loss] }, aids);
    const suspicion = filtered.verdicts[0]?.suspicion as Float32Array;
    const both = fates({ filters: [loss], cap });
    const [late] = rowsWith(both, REMOVED_BY.cap).slice(-1) as [number];
    for (const row of rowsWith(both, REMOVED_BY.cap)) {
      const rivals = rowsWith(both, 0).filter((other) => contributor[other] === contributor[row]);
      expect(rivals).toHaveLength(cap);
      for (const rival of rivals) expect(suspicion[rival]).toBeLessThanOrEqual(suspicion[row] as number);
    }
    expect(fates({ panel: marks([], [late]), filters: [loss], cap })[late]).toBe(0);
    const blind = filterStream(core, scenario, stream, { filters: [], cap });
    expect(blind.removedBy.every((by) => by === 0)).toBe(true);
    expect(blind.failures).toEqual([{ stage: 'cap', recipe: 'cap', code: 'bad-payload' }]);
  });

  it.each(SCENARIO_IDS)('PLAN-22 marks that repeat a filter of %s cost more than it', (id) => {
    const played = SCENARIOS[id];
    for (const filter of played.filters) {
      const { remove } = FILTERS[filter].params.parse({}) as { readonly remove?: number };
      if (remove === undefined) continue;
      const rows = Math.round(remove * played.trainRows);
      expect(marksCost(played, rows)).toBeGreaterThan(FILTERS[filter].cost);
    }
    expect(marksCost(played, 1)).toBe(1);
  });

  it('PLAN-22 marks cost by their number, a cap 3; what is no set of rows is refused', () => {
    const plan = (changes: object) => defencePlanSchema.parse({ filters: [], ...changes });
    const cost = (changes: object) => defenceCost(scenario, plan(changes));
    expect(marksAPoint(scenario)).toBe(2);
    expect(cost({ panel: marks([1, 2, 3, 4], [9]) })).toBe(3);
    expect(cost({ panel: marks([]) })).toBe(0);
    expect(cost({ panel: marks([1]), cap: 5 })).toBe(4);
    const code = (changes: object) => checkDefencePlan(scenario, plan(changes))?.code;
    expect(code({ panel: marks([1], [2]) })).toBeUndefined();
    expect(code({ panel: marks([1, 2], [2]) })).toBe('bad-payload');
    expect(code({ panel: { drop: '-', keep: '' } })).toBe('bad-payload');
    expect(code({ panel: marks([432]) })).toBe('out-of-range');
    const dear = [
      { id: 'spectral', params: {} },
      { id: 'loss', params: {} },
    ];
    expect(checkDefencePlan(SCENARIOS['digits-4v9'], plan({ filters: dear.slice(0, 1), cap: 3 }))?.code).toBe(
      'over-budget',
    );
    expect(defencePlanSchema.safeParse({ filters: [], panel: { drop: '+', keep: '' } }).success).toBe(false);
    expect(defencePlanSchema.safeParse({ filters: [], cap: 0 }).success).toBe(false);
  });

  it('PLAN-23 the result and its story tell what people dropped and what the cap took', () => {
    const plan = { panel: marks([0, 1, 2]), filters: [], cap: 9 };
    const result = delivery.filter(plan).train().score();
    const { panelRows, cappedRows, removedRows } = result.summary;
    expect(panelRows).toBe(3);
    expect(cappedRows).toBe(rowsWith(result.removedBy, REMOVED_BY.cap).length);
    expect(removedRows).toBe(3 + (cappedRows as number));
    expect(storyOf(en, scenario, delivery.plan, plan, result.summary)).toContain(
      'the defenders’ “By hand” and “Cap per account” caught',
    );
  });
});
