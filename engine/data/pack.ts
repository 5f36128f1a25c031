import { z } from 'zod';
import { GameError } from '../errors.ts';
import {
  type Card,
  type Contributors,
  cardSchema,
  contributorNamesSchema,
  encodeTexts,
  PARTS,
  type Part,
  readContributors,
  readTexts,
  type SampleTexts,
  vocabularySchema,
} from './pack-details.ts';
import { type Provenance, provenanceSchema } from './provenance.ts';
import { boxOf, type Codes, fromCodes, toCodes } from './quantise.ts';
import type { Quantiser, Samples } from './samples.ts';
import { decodeSections, encodeSections, type NumberBlock } from './sections.ts';

/** One number for all features, or one for each. */
const perFeature = z.union([z.number(), z.array(z.number()).min(1).max(65_536)]);

const metaSchema = z.strictObject({
  format: z.literal('poisoned-well-pack'),
  version: z.literal(1),
  scenario: z.string(),
  d: z.int().min(1),
  classes: z.int().min(2),
  quantiser: z.strictObject({
    lo: perFeature,
    hi: perFeature,
    levels: z.int().min(1).max(65535),
  }),
  provenance: provenanceSchema,
  vocabulary: vocabularySchema.optional(),
  contributors: contributorNamesSchema.optional(),
  texts: z.literal(true).optional(),
  card: cardSchema.optional(),
});

/** A data set in three parts: what is trained on, what it is judged by, and a small trusted set. */
export interface Pack {
  readonly scenario: string;
  readonly quantiser: Quantiser;
  readonly provenance: Provenance;
  readonly train: Samples;
  readonly test: Samples;
  readonly golden: Samples;
  /** What each feature of a bag of words counts, d words. */
  readonly vocabulary?: readonly string[];
  readonly contributors?: Contributors;
  /** A few words to show for each sample, where samples are texts. */
  readonly texts?: SampleTexts;
  /** Set in a host's own pack: the scenario it makes. */
  readonly card?: Card;
}

/** Writes a pack: features as codes of the quantiser, labels as bytes. */
export function encodePack(pack: Pack): Uint8Array {
  const { scenario, quantiser, provenance, train, vocabulary, contributors, texts, card } = pack;
  const meta = {
    format: 'poisoned-well-pack',
    version: 1,
    scenario,
    d: train.d,
    classes: train.classes,
    quantiser: { lo: quantiser.lo, hi: quantiser.hi, levels: quantiser.levels },
    provenance,
    ...(vocabulary && { vocabulary }),
    ...(contributors && { contributors: contributors.names }),
    ...(texts && { texts: true }),
    ...(card && { card }),
  };
  const blocks: Record<string, NumberBlock> = {};
  for (const part of PARTS) {
    blocks[`${part}.codes`] = toCodes(quantiser, pack[part]);
    blocks[`${part}.labels`] = Uint8Array.from(pack[part].y);
    if (contributors) blocks[`${part}.contributors`] = contributors[part];
    if (texts) Object.assign(blocks, encodeTexts(part, texts[part]));
  }
  return encodeSections(meta, blocks);
}

/** Rows as a pack stores them. */
export interface StoredRows {
  /** Codes of the quantiser, u8 or u16[n, d]. */
  readonly codes: Codes;
  /** u8[n], class ids. */
  readonly labels: Uint8Array;
}

/** A pack whose rows are left as they are stored; texts are left out. */
export type StoredPack = Omit<Pack, Part | 'texts'> & Readonly<Record<Part, StoredRows>>;

/** What it holds are views of the bytes. @throws GameError 'bad-file' when the bytes are not a whole pack. */
export const decodeStoredPack = (bytes: Uint8Array): StoredPack => readPack(bytes, true).pack;

/** @throws GameError 'bad-file' when the bytes are not a whole pack. */
export function decodePack(bytes: Uint8Array): Pack {
  const { pack, d, classes, texts, blocks } = readPack(bytes, false);
  const { quantiser } = pack;
  const samples = ({ codes, labels }: StoredRows): Samples => ({
    ...{ n: labels.length, d, classes },
    x: fromCodes(quantiser, codes, d),
    y: Int32Array.from(labels),
  });
  const parts = { train: samples(pack.train), test: samples(pack.test), golden: samples(pack.golden) };
  return { ...pack, ...parts, ...(texts && { texts: readTexts(blocks, parts) }) };
}

function readPack(bytes: Uint8Array, views: boolean) {
  const { meta, blocks } = decodeSections(bytes, { views });
  const parsed = metaSchema.safeParse(meta);
  if (!parsed.success) throw new GameError('bad-file', `not a data pack: ${z.prettifyError(parsed.error)}`);
  const {
    scenario,
    quantiser,
    provenance,
    d,
    classes,
    vocabulary,
    contributors: names,
    texts,
    card,
  } = parsed.data;
  checkRanges(quantiser, d);
  const part = (name: Part) => storedRows(blocks, name, quantiser, d, classes);
  const parts = { train: part('train'), test: part('test'), golden: part('golden') };
  if (vocabulary && vocabulary.length !== d) {
    throw new GameError('bad-file', `not a data pack: ${vocabulary.length} words for ${d} features`);
  }
  const pack: StoredPack = {
    scenario,
    quantiser,
    provenance,
    ...parts,
    ...(vocabulary && { vocabulary }),
    ...(names && { contributors: readContributors(blocks, names, sizesOf(parts)) }),
    ...(card && { card }),
  };
  return { pack, d, classes, texts, blocks };
}

const sizesOf = ({ train, test, golden }: Readonly<Record<Part, StoredRows>>) => ({
  train: { n: train.labels.length },
  test: { n: test.labels.length },
  golden: { n: golden.labels.length },
});

function checkRanges(quantiser: Quantiser, d: number): void {
  const { lo, hi } = quantiser;
  if ([lo, hi].some((numbers) => typeof numbers !== 'number' && numbers.length !== d))
    throw new GameError('bad-file', `not a data pack: its ranges are not those of ${d} features`);
  const box = boxOf(quantiser, d);
  if (box.lo.some((low, j) => !(low <= (box.hi[j] as number))))
    throw new GameError('bad-file', 'not a data pack: a feature’s range ends before it begins');
}

function storedRows(
  blocks: ReadonlyMap<string, NumberBlock>,
  part: Part,
  quantiser: Quantiser,
  d: number,
  classes: number,
): StoredRows {
  const codes = blocks.get(`${part}.codes`);
  const labels = blocks.get(`${part}.labels`);
  const Stored = quantiser.levels > 255 ? Uint16Array : Uint8Array;
  if (!(codes instanceof Stored) || !(labels instanceof Uint8Array) || codes.length !== labels.length * d) {
    throw new GameError('bad-file', `not a data pack: part ${part} is missing or has the wrong size`);
  }
  if (labels.some((label) => label >= classes)) {
    throw new GameError('bad-file', `not a data pack: part ${part} has a label that is no class`);
  }
  return { codes, labels };
}
