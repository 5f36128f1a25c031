import { drawAccounts, drawContributors } from '../data/contributors.ts';
import { decodePack } from '../data/pack.ts';
import { snapInPlace } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom, type Random, type Seed } from '../random.ts';
import { type GeneratedId, makerOf, sizesOf } from './generated.ts';
import { openOwnPack } from './own-well.ts';
import type { Scenario, Well } from './scenario.ts';
import { isGenerated, isShipped, SCENARIOS } from './scenarios/index.ts';

export type { Well } from './scenario.ts';

/** Accounts that generated samples come from. */
const ACCOUNTS = 40;

/**
 * A scenario with its data. Moons, letters and fogs are generated from the seed and need no pack; the
 * others read their pack and are the same for every seed. An id that is none of ours is a host's own.
 *
 * @throws GameError 'bad-file' when the pack is missing, broken, or another scenario's; 'unknown-name'
 *   when the id is none of ours and has no pack either.
 */
export function loadWell(core: Core, id: string, pack: Uint8Array | null, seed: Seed): Well {
  if (!isShipped(id)) return ownWell(id, pack);
  const scenario = SCENARIOS[id];
  // The label is part of the stream: another one would give other data.
  if (isGenerated(id)) return generateWell(core, id, seed, 0);
  if (pack === null)
    throw new GameError('bad-file', `scenario ${id} needs its data pack: prepare the data first`);
  const { scenario: owner, quantiser: _q, provenance: _p, card: _c, ...parts } = decodePack(pack);
  if (owner !== id || parts.train.n !== scenario.trainRows) {
    throw new GameError(
      'bad-file',
      `the data pack of ${owner} does not fit scenario ${id}: prepare the data again`,
    );
  }
  return { scenario, ...parts };
}

function ownWell(id: string, pack: Uint8Array | null): Well {
  if (pack === null)
    throw new GameError('unknown-name', `there is no scenario ${id}, and no pack of that name`);
  const well = openOwnPack(pack);
  if (well.scenario.id === id) return well;
  throw new GameError('bad-file', `the pack of ${well.scenario.id} does not fit scenario ${id}`);
}

/**
 * A well of generated data.
 *
 * @param spareRows  how many spare rows it has; without any it has no spare part
 */
export function generateWell(core: Core, id: GeneratedId, seed: Seed, spareRows: number): Well {
  const scenario = SCENARIOS[id];
  const random = createRandom(seed).fork('arena');
  const sizes = { ...sizesOf(id), train: scenario.trainRows };
  const make = makerOf(core, id, random);
  const rows = (count: number, stream: Random) => snapInPlace(scenario.quantiser, make(count, stream));
  const part = (name: 'train' | 'test' | 'golden') => rows(sizes[name], random.fork(name));
  const accounts = random.fork('accounts');
  let test: Samples | undefined;
  return {
    scenario,
    train: part('train'),
    /** Made when it is first asked for: neither what attackers know nor a delivery needs it. */
    get test() {
      test ??= part('test');
      return test;
    },
    golden: part('golden'),
    contributors: drawContributors(sizes, ACCOUNTS, accounts),
    ...(spareRows > 0 && {
      spare: {
        rows: mixedUp(
          rows(spareRows + (spareRows % 2), random.fork('spare')),
          spareRows,
          random.fork('spare order'),
        ),
        contributor: drawAccounts(spareRows, ACCOUNTS, accounts.fork('spare')),
      },
    }),
  };
}

/** Generated rows stand class by class; spare rows are used from the first on. */
function mixedUp(rows: Samples, count: number, random: Random): Samples {
  return takeRows(rows, random.permutation(rows.n).slice(0, count));
}

/** How many rows of the clean training set the attackers know. */
export function knownCount({ knownShare, trainRows }: Pick<Scenario, 'knownShare' | 'trainRows'>): number {
  return Math.round(knownShare * trainRows);
}

/** Rows of the clean training set that the attacker knows in this round, ascending. */
export function knownRows(well: Well, seed: Seed): Int32Array {
  if (well.known) return well.known;
  const { n } = well.train;
  const count = knownCount({ ...well.scenario, trainRows: n });
  return createRandom(seed).fork('known').permutation(n).slice(0, count).sort();
}

/**
 * A stand-in for the well, made of what the attacker knows alone, for the attacker's previews: it is trained and judged
 * on the same samples, so accuracies come out a little high. Budgets scale with its size.
 *
 * @param more  the attacker's targets in the round that is prepared and the words of the features, where there are any
 */
export function previewWell(
  scenario: Scenario,
  known: Samples,
  more: Pick<Well, 'targets' | 'vocabulary'> = {},
): Well {
  return {
    scenario: { ...scenario, knownShare: 1, trainRows: known.n },
    train: known,
    test: known,
    golden: noRows(known),
    ...more,
  };
}

/**
 * The same for rows of poison that are there already: what the attackers know, over and over up to the size of the training
 * set, so that the rows weigh in it what they will weigh in the round. Poison touches the first copy of a row.
 */
export function rowsPreviewWell(
  scenario: Scenario,
  known: Samples,
  more: Pick<Well, 'targets' | 'vocabulary'> = {},
): Well {
  const train = takeRows(
    known,
    Int32Array.from({ length: Math.max(known.n, scenario.trainRows) }, (_, i) => i % known.n),
  );
  return {
    ...previewWell(scenario, known, more),
    scenario,
    train,
    known: Int32Array.from({ length: known.n }, (_, i) => i),
  };
}
