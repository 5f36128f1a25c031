import { makeMoons } from '../data/moons.ts';
import { decodePack } from '../data/pack.ts';
import { snapSamples } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import type { Arena, Scenario } from './scenario.ts';
import { SCENARIOS, type ScenarioId } from './scenarios/index.ts';

export type { Arena } from './scenario.ts';

/** Sizes and noise of the generated scenario. */
const MOONS = { test: 1000, golden: 100, noise: 0.25 } as const;

/**
 * A scenario with its data. `moons` is generated from the seed and needs no pack; `digits-4v9` reads
 * its pack and is the same for every seed.
 *
 * @throws GameError 'bad-file' when the pack is missing, broken, or another scenario's.
 */
export function loadArena(core: Core, id: ScenarioId, pack: Uint8Array | null, seed: number): Arena {
  const scenario = SCENARIOS[id];
  if (id === 'moons') {
    const random = createRandom(seed).fork('arena');
    const part = (name: string, rows: number) =>
      snapSamples(scenario.quantiser, makeMoons(core, rows, MOONS.noise, random.fork(name)));
    return {
      scenario,
      train: part('train', scenario.trainRows),
      test: part('test', MOONS.test),
      golden: part('golden', MOONS.golden),
    };
  }
  if (pack === null)
    throw new GameError('bad-file', `scenario ${id} needs its data pack: prepare the data first`);
  const { scenario: owner, train, test, golden } = decodePack(pack);
  if (owner !== id || train.n !== scenario.trainRows) {
    throw new GameError(
      'bad-file',
      `the data pack of ${owner} does not fit scenario ${id}: prepare the data again`,
    );
  }
  return { scenario, train, test, golden };
}

/** Rows of the clean training set that red knows in this round, ascending. */
export function knownRows(arena: Arena, seed: number): Int32Array {
  const { n } = arena.train;
  const count = Math.round(arena.scenario.knownShare * n);
  return createRandom(seed).fork('known').permutation(n).slice(0, count).sort();
}

/** Clean training samples that red knows in this round, in the scenario's order. */
export function knownToRed(arena: Arena, seed: number): Samples {
  return takeRows(arena.train, knownRows(arena, seed));
}

/**
 * A stand-in for the arena, made of what red knows alone, for red's previews: it is trained and judged
 * on the same samples, so accuracies come out a little high. Budgets scale with its size.
 */
export function previewArena(scenario: Scenario, known: Samples): Arena {
  return {
    scenario: { ...scenario, knownShare: 1, trainRows: known.n },
    train: known,
    test: known,
    golden: noRows(known),
  };
}
