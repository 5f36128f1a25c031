import { describe, expect, it } from 'vitest';
import type { Poison } from '../../engine/attacks/attack.ts';
import { noRows, takeRows } from '../../engine/data/rows.ts';
import { createRandom } from '../../engine/random.ts';
import { attackPoints } from '../../engine/round/costs.ts';
import { toPoisonRows } from '../../engine/round/poison-rows.ts';
import { ORIGINS } from '../../engine/round/result.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Well } from '../../engine/round/scenario.ts';
import { SCENARIO_IDS } from '../../engine/round/scenarios/index.ts';
import { mixStream, type Stream } from '../../engine/round/stream.ts';
import { drawnWell, hexSeed } from '../support/drawn-wells.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const SEED = hexSeed(1);
const INSERTED = ORIGINS.indexOf('inserted');

interface Amounts {
  readonly inserted?: number;
  readonly flipped?: number;
  readonly removed?: number;
  readonly accounts?: number;
}

/** A delivery with so many rows inserted (copies under the next label), flipped and removed. */
function mixed(
  well: Well,
  { inserted = 0, flipped = 0, removed = 0, accounts = 1 }: Amounts,
  seed = SEED,
): Stream {
  const { train } = well;
  const known = Int32Array.from({ length: train.n }, (_, i) => i);
  const rows = createRandom(seed).fork('test').permutation(train.n);
  const next = (label: number) => (label + 1) % train.classes;
  const copies = takeRows(train, rows.slice(0, inserted));
  const changed = takeRows(train, rows.slice(inserted, inserted + flipped));
  const poison: Poison = {
    inserted: inserted > 0 ? { ...copies, y: copies.y.map(next) } : noRows(train),
    changed: { index: rows.slice(inserted, inserted + flipped), x: changed.x, y: changed.y.map(next) },
    removed: rows.slice(inserted + flipped, inserted + flipped + removed),
  };
  const rowsOfPoison = toPoisonRows(poison, { known: train, quantiser: well.scenario.quantiser }, accounts);
  return mixStream(well, known, rowsOfPoison, createRandom(seed).fork('senders'));
}

/** How many accounts send how many rows: sizes, ascending. */
function accountSizes({ contributor }: Stream): number[] {
  const counts = new Map<number, number>();
  for (const account of contributor ?? []) counts.set(account, (counts.get(account) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => a - b);
}

describe.each(SCENARIO_IDS)('a delivery of %s', (id) => {
  const well = drawnWell(core, id, SEED);
  const points = attackPoints(well.scenario);

  it('WELL-10 has one size, and its accounts have theirs, whatever the attackers do within their points', () => {
    const usual = mixed(well, {});
    expect(usual.stream.n).toBe(well.train.n + points);
    const sizes = accountSizes(usual);
    const plans: Amounts[] = [
      { inserted: points },
      { inserted: 1 },
      { inserted: Math.floor(points / 2), accounts: 3 },
      { inserted: points, accounts: 64 },
      { flipped: points },
      { removed: Math.floor(points / 3) },
      { inserted: Math.floor(points / 4), flipped: Math.floor(points / 4), removed: Math.floor(points / 6) },
    ];
    for (const plan of plans) {
      const delivery = mixed(well, plan);
      expect(delivery.stream.n).toBe(usual.stream.n);
      expect(accountSizes(delivery)).toEqual(sizes);
      expect(delivery.origin.filter((from) => from === INSERTED)).toHaveLength(plan.inserted ?? 0);
    }
  });

  it('WELL-11 every clean row is there once, and the clean model is that of a delivery without attack', async () => {
    const delivery = mixed(well, { inserted: Math.floor(points / 2), removed: Math.floor(points / 6) });
    const sources = delivery.source.filter((row) => row >= 0);
    expect(new Set(sources).size).toBe(sources.length);
    const round = await openRound(core, well, SEED, { attacks: [] });
    const nothing = round.deliver({
      attack: { id: well.scenario.attacks[0] as 'alfa', params: {} },
      epsilon: 0,
    });
    const trained = nothing.filter({ filters: [] }).train();
    expect(trained.model).toEqual(round.clean().model);
    expect(nothing.unfiltered().model).toBe(round.clean().model);
  });
});

describe('accounts', () => {
  const well = drawnWell(core, 'moons', SEED);
  const points = attackPoints(well.scenario);

  it('WELL-12 the largest account is hardly ever the attackers’, and never tells by its size', () => {
    let found = 0;
    for (let k = 0; k < 60; k++) {
      const { contributor = new Int32Array(0), origin } = mixed(well, { inserted: points }, hexSeed(k));
      const sizes = new Map<number, number>();
      for (const account of contributor) sizes.set(account, (sizes.get(account) ?? 0) + 1);
      const [largest] = [...sizes].sort(([, a], [, b]) => b - a)[0] as [number, number];
      if (contributor.some((account, at) => account === largest && origin[at] === INSERTED)) found++;
    }
    // 32 rows come from three or four of 40 accounts; a large one is drawn a little more often than another.
    expect(found / 60).toBeLessThan(0.3);
  });

  it('WELL-12 the poison of one account stays together, that of several does not mix', () => {
    const { contributor = new Int32Array(0), origin } = mixed(well, { inserted: points });
    const senders = new Set(contributor.filter((_, at) => origin[at] === INSERTED));
    expect(senders.size).toBeLessThanOrEqual(6); // accounts send about 11 rows each
    const spread = mixed(well, { inserted: 8, accounts: 8 });
    expect(
      new Set((spread.contributor as Int32Array).filter((_, at) => spread.origin[at] === INSERTED)).size,
    ).toBe(8);
  });
});
