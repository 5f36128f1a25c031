import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePack } from '../../engine/data/pack.ts';
import { PARTS } from '../../engine/data/pack-details.ts';
import { snap } from '../../engine/data/quantise.ts';
import { decodeReserve } from '../../engine/data/reserve.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { previewSeed, wellSeed } from '../../engine/match/seeds.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { openRound } from '../../engine/round/round.ts';
import { isGenerated, SCENARIO_IDS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { spareRowsOf } from '../../engine/round/spare.ts';
import { loadWell } from '../../engine/round/well.ts';
import { drawnWell, filesOf, hexSeed, rowKeys } from '../support/drawn-wells.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const [ONE, TWO] = [hexSeed(1), hexSeed(2)];
const PACKED = SCENARIO_IDS.filter((id) => !isGenerated(id));

/** What a browser may fetch of a scenario's data. */
function servedPack(id: ScenarioId) {
  const lab = new URL(`../../build/packs/lab/${id}.pack`, import.meta.url);
  return decodePack(existsSync(lab) ? readFileSync(lab) : (filesOf(id).pack as Uint8Array));
}

const shareOf = (rows: Samples, known: ReadonlySet<string>) =>
  rowKeys(rows).filter((key) => known.has(key)).length / rows.n;

describe.each(SCENARIO_IDS)('a drawn well of %s', (id) => {
  it('WELL-1 has the rows of the scenario and spare ones, on its grid, all classes in every part, an account for each', () => {
    const well = drawnWell(core, id, ONE);
    const { scenario, spare, contributors } = well;
    expect(well.train.n).toBe(scenario.trainRows);
    expect(spare?.rows.n).toBe(spareRowsOf(scenario));
    expect(spare?.contributor).toHaveLength(spareRowsOf(scenario));
    for (const part of PARTS) {
      const { n, d, classes, x, y } = well[part];
      expect([d, classes]).toEqual([scenario.features, scenario.classes]);
      expect(new Set(y).size).toBe(classes);
      expect(x.every((value, k) => snap(scenario.quantiser, value, k % d) === value)).toBe(true);
      expect(contributors?.[part]).toHaveLength(n);
    }
  });

  it('WELL-2 follows from the seed and the files, and every seed has another', () => {
    const { train } = drawnWell(core, id, ONE);
    const same = (other: Samples) => rowKeys(other).join() === rowKeys(train).join();
    expect(same(drawWell(core, id, filesOf(id), ONE).train)).toBe(true);
    expect(same(drawnWell(core, id, TWO).train)).toBe(false);
  });

  it('WELL-3 whoever knows round one whole finds nothing of round two by looking rows up', () => {
    const [first, second] = [drawnWell(core, id, ONE), drawnWell(core, id, TWO)];
    const parts = [first.train, first.test, first.golden, first.spare?.rows as Samples];
    const seen = new Set(parts.flatMap(rowKeys));
    // Two mails of a few words may come out alike by chance.
    expect(shareOf(second.train, seen)).toBeLessThan(0.01);
    expect(shareOf(second.spare?.rows as Samples, seen)).toBeLessThan(0.05);
  });
});

describe.each(PACKED)('the data of %s', (id) => {
  it('WELL-4 what browsers get holds no row of the reserve, and no row of a well', () => {
    const pack = servedPack(id);
    const reserve = decodeReserve(filesOf(id).reserve as Uint8Array);
    const served = new Set(PARTS.flatMap((part) => rowKeys(pack[part])));
    const { levels } = pack.quantiser;
    const x = Float32Array.from(reserve.codes, (code) => snap(pack.quantiser, code / levels, 0));
    const reserved = { n: reserve.labels.length, d: reserve.d, x };
    const shared = rowKeys(reserved).filter((key) => served.has(key)).length / reserved.n;
    // Mails that differ in rare words only have the same features.
    expect(shared).toBeLessThanOrEqual(id.startsWith('spam') ? 0.05 : 0);
    expect(shareOf(drawnWell(core, id, ONE).train, served)).toBeLessThan(0.01);
  });

  it('WELL-5 the clean model errs at most a point more than on the published cut, on average of three wells', async () => {
    const errorOf = async (seed: string, drawn: boolean) => {
      const well = drawn ? drawnWell(core, id, seed) : loadWell(core, id, filesOf(id).pack, seed);
      return 1 - (await openRound(core, well, seed, { attacks: [] })).clean().accuracy;
    };
    let mean = 0;
    for (const k of [1, 2, 3]) mean += (await errorOf(hexSeed(k), true)) / 3;
    expect(mean).toBeLessThan((await errorOf(ONE, false)) + 0.01);
  });

  it('WELL-6 a well without its reserve, or with that of another scenario, is refused', () => {
    const { pack } = filesOf(id);
    const other = filesOf(id === 'digits' ? 'features' : 'digits').reserve;
    expect(refused(() => drawWell(core, id, { pack, reserve: null }, ONE)).code).toBe('bad-file');
    expect(refused(() => drawWell(core, id, { pack, reserve: other }, ONE)).code).toBe('bad-file');
  });
});

describe('a search for the seed', () => {
  it('WELL-13 finds nothing by trying 32 bits: each digit of the seed, alone, draws another well of generated data', () => {
    const digits = [...hexSeed(1)];
    for (const id of ['moons', 'fog-2'] as const) {
      const own = new Set(rowKeys(drawnWell(core, id, digits.join('')).train));
      digits.forEach((digit, at) => {
        const other = digits.with(at, ((Number.parseInt(digit, 16) + 1) % 16).toString(16)).join('');
        expect(shareOf(drawnWell(core, id, other).train, own)).toBeLessThan(0.01);
      });
    }
  });

  it('WELL-13 finds nothing from what attackers are given: the seed of their previews draws another well', () => {
    const code = 'ABCDEF';
    const bout = wellSeed(hexSeed(1), 1, 't2');
    const own = new Set(rowKeys(drawnWell(core, 'moons', String(bout)).train));
    const guesses = [previewSeed(code, 1), wellSeed(hexSeed(1), 2, 't2'), wellSeed(hexSeed(1), 1, 't1')];
    for (const guess of guesses)
      expect(shareOf(drawnWell(core, 'moons', String(guess)).train, own)).toBeLessThan(0.01);
  });
});
