import { drawContributors } from '../data/contributors.ts';
import { changePictures, type PictureChange } from '../data/fresh-pictures.ts';
import { changeWords, type Mails } from '../data/fresh-words.ts';
import { decodeStoredPack, type StoredPack, type StoredRows } from '../data/pack.ts';
import type { Contributors } from '../data/pack-details.ts';
import { fromCodes, snapInPlace } from '../data/quantise.ts';
import { decodeReserve, type Reserve } from '../data/reserve.ts';
import { rowsBetween } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom, type Random, type Seed } from '../random.ts';
import { drawOwnWell } from './draw-own-well.ts';
import type { Scenario, Well } from './scenario.ts';
import { isGenerated, isShipped, SCENARIOS } from './scenarios/index.ts';
import { spareRowsOf } from './spare.ts';
import { generateWell, loadWell } from './well.ts';

/** The prepared data of a scenario; null where there are none. */
export interface WellFiles {
  readonly pack: Uint8Array | null;
  readonly reserve: Uint8Array | null;
}

/**
 * 4 against 9 drawn and changed like this has a clean error of 4.6 to 5.2 %, 4.5 % in the published cut; with a
 * quarter more of everything it is 5.2 to 5.7 % (three seeds, 2,017 rows, λ = 0.01).
 */
const PICTURES: PictureChange = {
  rotation: (2.4 * Math.PI) / 180,
  scale: 0.024,
  shear: 0.032,
  shift: 0.28,
  displacement: 0.36,
  gamma: 0.1,
};
/** Chance of each word of a mail to be lost, and of another to be gained for it. */
const WORDS = 0.05;
/** Accounts that pictures come from, as many as in the packs. */
const ACCOUNTS = 48;

/**
 * The well of a bout: a draw of its own, of which no file that a browser gets says anything. Generated data are
 * generated; pictures and mails are drawn from the scenario's reserve and changed a little, so that nothing is what
 * anybody has seen before; a host's own data are dealt anew. Spare rows bring every delivery to one size. A function of the seed and the files.
 *
 * @throws GameError 'bad-file' where a file is missing, broken, or another scenario's
 */
export function drawWell(core: Core, id: string, { pack, reserve }: WellFiles, seed: Seed): Well {
  if (!isShipped(id)) return drawOwnWell(loadWell(core, id, pack, seed), createRandom(seed).fork('well'));
  const scenario = SCENARIOS[id];
  if (isGenerated(id)) return generateWell(core, id, seed, spareRowsOf(scenario));
  if (pack === null || reserve === null)
    throw new GameError(
      'bad-file',
      `scenario ${id} needs its data pack and its reserve: prepare the data first`,
    );
  const source = sourceOf(pack, reserve);
  const needed = scenario.trainRows + spareRowsOf(scenario);
  for (const { scenario: owner } of [source.pack, source.reserve]) {
    if (owner !== id) throw new GameError('bad-file', `the data of ${owner} do not fit scenario ${id}`);
  }
  if (source.reserve.labels.length < needed || source.reserve.d !== scenario.features)
    throw new GameError('bad-file', `the reserve of ${id} does not fit: prepare the data again`);
  return drawn(core, scenario, source, createRandom(seed).fork('well'));
}

interface Source {
  readonly pack: Omit<StoredPack, 'train' | 'test' | 'golden'>;
  readonly reserve: Reserve;
  /** What models are judged by, and the golden set, as codes. */
  readonly judges: Coded;
  readonly golden: Coded;
}

/** What was read out of a pack, kept as long as the pack is: a hundred wells of a round are drawn from the same. */
const sources = new WeakMap<Uint8Array, { readonly reserve: Uint8Array; readonly source: Source }>();

function sourceOf(file: Uint8Array, reserveFile: Uint8Array): Source {
  const known = sources.get(file);
  if (known?.reserve === reserveFile) return known.source;
  const { train, test, golden, ...pack } = decodeStoredPack(file);
  const reserve = decodeReserve(reserveFile);
  const codesOf = ({ codes, labels }: StoredRows): Coded => ({ codes: bytesOf(codes), labels });
  const judges = codesOf(reserve.judges === 'train' ? train : test);
  const source: Source = { pack, reserve, judges, golden: codesOf(golden) };
  sources.set(file, { reserve: reserveFile, source });
  return source;
}

function bytesOf(codes: StoredRows['codes']): Uint8Array {
  if (codes instanceof Uint8Array) return codes;
  throw new GameError('bad-file', 'wells are drawn from rows whose features have at most 256 levels');
}

function drawn(core: Core, scenario: Scenario, source: Source, random: Random): Well {
  const { pack, reserve, judges } = source;
  const { trainRows } = scenario;
  const needed = trainRows + spareRowsOf(scenario);
  const rows = random.fork('rows').permutation(reserve.labels.length).slice(0, needed);
  const change = changer(core, scenario, reserve, random.fork('changes'));
  const all = change(reserve, rows, 'train');
  const part = (name: 'test' | 'golden', from: Coded) =>
    change(
      from,
      Int32Array.from({ length: from.labels.length }, (_, i) => i),
      name,
    );
  let test: Samples | undefined;
  const accounts = accountsOf(source, rows, random.fork('accounts'));
  const { vocabulary } = pack;
  return {
    scenario,
    train: rowsBetween(all, 0, trainRows),
    /** Drawn when it is first asked for: neither what attackers know nor a delivery needs it. */
    get test() {
      test ??= part('test', judges);
      return test;
    },
    golden: part('golden', source.golden),
    spare: { rows: rowsBetween(all, trainRows, needed), contributor: accounts.train.slice(trainRows) },
    contributors: { ...accounts, train: accounts.train.slice(0, trainRows) },
    ...(vocabulary && { vocabulary }),
  };
}

interface Coded {
  readonly codes: Uint8Array;
  readonly labels: Uint8Array;
}
type Changer = (from: Coded, rows: Int32Array, label: string) => Samples;

/** Rows of a file as a well has them. */
function changer(
  core: Core,
  { picture, quantiser, features: d, classes }: Scenario,
  donors: Mails,
  random: Random,
): Changer {
  const samples = (x: Float32Array, { labels }: Coded, rows: Int32Array): Samples => ({
    n: rows.length,
    d,
    classes,
    x,
    y: rows.map((row) => labels[row] as number),
  });
  if (picture.kind === 'image')
    return (from, rows, label) => {
      const codes = new Uint8Array(rows.length * d);
      rows.forEach((row, i) => {
        codes.set(from.codes.subarray(row * d, (row + 1) * d), i * d);
      });
      const x = changePictures(core, codes, picture.side, PICTURES, random.fork(label));
      return snapInPlace(quantiser, samples(x, from, rows));
    };
  return (from, rows, label) => {
    const mails = { d, codes: from.codes, labels: from.labels };
    const codes = changeWords(mails, rows, donors, WORDS, random.fork(label));
    return samples(fromCodes(quantiser, codes, d), from, rows);
  };
}

/** Who the rows came from; those of spare rows stand behind those of the training set. */
function accountsOf(
  { pack, reserve, judges, golden }: Source,
  rows: Int32Array,
  random: Random,
): Contributors {
  const { contributors } = pack;
  const sizes = { train: rows.length, test: judges.labels.length, golden: golden.labels.length };
  if (!reserve.contributors || !contributors) return drawContributors(sizes, ACCOUNTS, random);
  const train = Uint16Array.from(rows, (row) => reserve.contributors?.[row] as number);
  const most = train.reduce((largest, id) => Math.max(largest, id), contributors.names.length - 1);
  return {
    names: Array.from({ length: most + 1 }, (_, id) => `sender ${id + 1}`),
    train,
    test: contributors[reserve.judges],
    golden: contributors.golden,
  };
}
