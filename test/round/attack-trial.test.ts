import { describe, expect, it } from 'vitest';
import { takeRows } from '../../engine/data/rows.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import {
  openPart,
  playPart,
  pooledTrial,
  TRIAL_PARTS,
  TRUSTING,
  type TrialGround,
  type TrialPart,
  type TrialPlans,
} from '../../engine/round/attack-trial.ts';
import { filterStream } from '../../engine/round/filtering.ts';
import { majorityAccuracy } from '../../engine/round/learnt.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import { noPoison, type PoisonRows, tallyOf } from '../../engine/round/poison-rows.ts';
import { openRound } from '../../engine/round/round.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const SEED = 7;
const well = loadWell(core, 'fog-32', null, SEED);
const { scenario } = well;
const round = await openRound(core, well, SEED);
const known = takeRows(well.train, round.knownRows());
const ground: TrialGround = { scenario, known, more: {}, seed: SEED };
const NOTHING = { filters: [] };
const recipe = (id: RecipePlan['attack']['id'], epsilon = scenario.epsilonMax): RecipePlan => ({
  attack: { id, params: {} },
  epsilon,
});

async function tried(plans: TrialPlans, of: TrialGround = ground, parts = TRIAL_PARTS) {
  const played: TrialPart[] = [];
  for (let part = 0; part < parts; part++)
    played.push(playPart(core, await openPart(core, of, plans, part), plans, of.scenario.trainRows));
  return pooledTrial(of.scenario, majorityAccuracy(of.known), played);
}

describe('an attack tried on what its authors know', () => {
  it('ROUND-41 judges every known sample once, by a model that has not trained on it', async () => {
    const held: number[] = [];
    for (let part = 0; part < TRIAL_PARTS; part++) {
      const { rest, round } = await openPart(
        core,
        ground,
        { attack: recipe('far-flip'), defence: NOTHING },
        part,
      );
      const trained = new Set(rest);
      const out = Array.from({ length: known.n }, (_, row) => row).filter((row) => !trained.has(row));
      held.push(...out);
      expect(round.well.train).toEqual(takeRows(known, rest));
      expect(round.well.test).toEqual(takeRows(known, out));
    }
    expect(held.sort((a, b) => a - b)).toEqual(Array.from({ length: known.n }, (_, row) => row));
  });

  it('ROUND-41 the clean model is as good as on the test set, and poison does what it does in the round', async () => {
    const attack = recipe('corner');
    const trial = await tried({ attack, defence: NOTHING });
    const { summary } = round.deliver(attack).filter(NOTHING).train().score();
    // 500 known samples: the standard error of an accuracy of 0.88 is 0.015.
    expect(Math.abs(trial.cleanAccuracy - summary.cleanAccuracy)).toBeLessThan(0.045);
    expect(trial.lost.lo).toBeLessThan(summary.cleanAccuracy - summary.accuracy);
    expect(trial.lost.hi).toBeGreaterThan(summary.cleanAccuracy - summary.accuracy);
    expect(trial).toMatchObject({ judged: known.n, trainings: TRIAL_PARTS, survival: 1, attackScore: 100 });
  });

  it('ROUND-41 recipes forge from as large a share of what is trained on as in the round', async () => {
    const attack = recipe('boiling-frog');
    const trial = await tried({ attack, defence: NOTHING });
    const { summary } = round.deliver(attack).filter(NOTHING).train().score();
    // Made from all that is trained on it costs 1 %, in the round 13 % (means of twelve seeds).
    expect(summary.cleanAccuracy - summary.accuracy).toBeGreaterThan(0.08);
    expect(trial.lost.lo).toBeGreaterThan(0.06);
    expect(trial.attackScore).toBe(100);
  });

  it('ROUND-41 nothing sent loses nothing and scores nothing', async () => {
    const trial = await tried({ attack: recipe('far-flip', 0), defence: NOTHING });
    expect(trial.accuracy).toBe(trial.cleanAccuracy);
    expect(trial).toMatchObject({ attackScore: 0, survival: null });
    expect(trial.lost.lo).toBeCloseTo(-trial.lost.hi, 12);
  });

  it('ROUND-41 a defence that finds the poison keeps it out, and the score says so', async () => {
    const defence = { filters: [{ id: 'spectral' as const, params: { remove: 0.13 } }] };
    const [free, filtered] = [
      await tried({ attack: recipe('gradient-ascent'), defence: NOTHING }),
      await tried({ attack: recipe('gradient-ascent'), defence }),
    ];
    expect(free.survival).toBe(1);
    expect(filtered.survival).toBeLessThan(0.1);
    expect(filtered.attackScore).toBeLessThan(free.attackScore);
    expect(filtered.score.lo).toBeLessThanOrEqual(filtered.attackScore);
    expect(filtered.score.hi).toBeGreaterThanOrEqual(filtered.attackScore);
  });

  it('ROUND-41 rows that are there already are thinned out to the ratio of the round', async () => {
    const index = Int32Array.from({ length: 40 }, (_, k) => 2 * k);
    const poison: PoisonRows = {
      ...noPoison(known),
      inserted: takeRows(known, index),
      account: new Uint8Array(40),
      flipped: { index, y: index.map((row) => 1 - (known.y[row] as number)) },
    };
    const plan = { rows: { hash: '0'.repeat(32), ...tallyOf(poison) }, made: [] };
    const plans = { attack: { plan, poison }, defence: NOTHING };
    const { summary } = playPart(core, await openPart(core, ground, plans, 0), plans, scenario.trainRows);
    // 375 of 1,000 training rows: 15 of 40 new rows, and 15 of 40 flipped ones.
    expect(summary.poisonRows).toBe(30);
    expect(summary.epsilon).toBeCloseTo(80 / scenario.trainRows, 12);
  });

  it('ROUND-41 half of a part stands in for trusted samples where a defence goes by them', async () => {
    const defence = { filters: [{ id: 'influence' as const, params: {} }] };
    const { round } = await openPart(core, ground, { attack: recipe('far-flip'), defence }, 1);
    expect([round.well.test.n, round.well.golden.n].sort()).toEqual([62, 63]);
  });

  it('ROUND-41 knows which filters go by trusted samples', () => {
    const stream = takeRows(
      known,
      Int32Array.from({ length: 100 }, (_, k) => 5 * k),
    );
    const contributor = Int32Array.from({ length: stream.n }, (_, row) => row % 4);
    for (const id of Object.keys(FILTERS) as FilterId[]) {
      if (id === 'manual' || id === 'strip' || id === 'neural-cleanse') continue; // not for this victim
      const ask = () =>
        filterStream(core, scenario, stream, { filters: [{ id, params: {} }] }, { contributor });
      if (TRUSTING.has(id)) expect(ask, id).toThrow(/trusted/);
      else expect(ask, id).not.toThrow();
    }
  });
});
