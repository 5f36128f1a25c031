import { z } from 'zod';
import { GameError } from '../errors.ts';
import type { Samples } from './samples.ts';
import type { NumberBlock } from './sections.ts';

export const PARTS = ['train', 'test', 'golden'] as const;
export type Part = (typeof PARTS)[number];
type PartSizes = Readonly<Record<Part, Pick<Samples, 'n'>>>;

export const vocabularySchema = z.array(z.string().min(1).max(40)).max(65_536);
export const contributorNamesSchema = z.array(z.string().min(1).max(80)).min(1).max(65_536);

/** How samples are drawn on a screen; see Scenario.picture. */
export const pictureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('point') }),
  z.strictObject({ kind: z.literal('image'), side: z.int().min(2).max(64) }),
]);

const words = (most: number) => z.string().trim().min(1).max(most);

const recipeId = z.string().min(1).max(40);
const menuSchema = z.array(recipeId).min(1).max(60);

/** See Objective in engine/round/scenario.ts. */
const objectiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('availability') }),
  z.strictObject({
    kind: z.literal('targeted'),
    count: z.int().min(1).max(20).default(1),
    trueClass: z.int().min(0).max(1).nullable().default(null),
    margins: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).default([0.1, 0.6]),
  }),
  z.strictObject({ kind: z.literal('backdoor'), targetClass: z.int().min(0).max(1).default(1) }),
]);

/** The scenario that a host's own pack is, as far as the host decides it. */
export const cardSchema = z.strictObject({
  title: words(60),
  story: words(600),
  lesson: words(300),
  classNames: z.array(words(30)).length(2),
  picture: pictureSchema,
  /** Ids of the engine; whoever opens the pack knows them and says which fit. */
  victim: recipeId,
  victimParams: z.record(z.string().max(40), z.union([z.number(), z.string().max(40), z.boolean()])),
  /** What the attackers are after; availability when absent. */
  objective: objectiveSchema.optional(),
  /** Recipes that may be chosen, in the order of the menu; everything that fits when absent. */
  attacks: menuSchema.optional(),
  filters: menuSchema.optional(),
  defences: menuSchema.optional(),
  /** Share of the clean training rows that the attacker knows. */
  knownShare: z.number().min(0.1).max(1),
  /** Largest poisoned / clean. */
  epsilonMax: z.number().min(0.001).max(0.3),
  /** Loss of utility that counts as a full success. */
  par: z.number().min(0.01).max(1),
});
export type Card = z.infer<typeof cardSchema>;

/** Who each sample came from: u16[n] of each part, an index into `names`. */
export interface Contributors extends Readonly<Record<Part, Uint16Array>> {
  readonly names: readonly string[];
}

/** A few lines to show for each sample, n of each part. */
export type SampleTexts = Readonly<Record<Part, readonly string[]>>;

export function readContributors(
  blocks: ReadonlyMap<string, NumberBlock>,
  names: readonly string[],
  parts: PartSizes,
): Contributors {
  const of = (part: Part) => {
    const ids = blocks.get(`${part}.contributors`);
    if (
      !(ids instanceof Uint16Array) ||
      ids.length !== parts[part].n ||
      ids.some((id) => id >= names.length)
    ) {
      throw new GameError('bad-file', `not a data pack: contributors of part ${part} are missing or wrong`);
    }
    return ids;
  };
  return { names, train: of('train'), test: of('test'), golden: of('golden') };
}

/** Texts as blocks: all UTF-8 in a row, and where in it each text ends. */
export function encodeTexts(part: Part, texts: readonly string[]): Record<string, NumberBlock> {
  const encoder = new TextEncoder();
  const encoded = texts.map((text) => encoder.encode(text));
  const ends = new Int32Array(texts.length);
  let at = 0;
  encoded.forEach((bytes, i) => {
    at += bytes.length;
    ends[i] = at;
  });
  const all = new Uint8Array(at);
  encoded.forEach((bytes, i) => {
    all.set(bytes, (ends[i] as number) - bytes.length);
  });
  return { [`${part}.texts`]: all, [`${part}.text-ends`]: ends };
}

export function readTexts(blocks: ReadonlyMap<string, NumberBlock>, parts: PartSizes): SampleTexts {
  const decoder = new TextDecoder('utf-8');
  const of = (part: Part) => {
    const bytes = blocks.get(`${part}.texts`);
    const ends = blocks.get(`${part}.text-ends`);
    const whole =
      bytes instanceof Uint8Array &&
      ends instanceof Int32Array &&
      ends.length === parts[part].n &&
      (ends.at(-1) ?? 0) === bytes.length &&
      ends.every((end, i) => end >= (i === 0 ? 0 : (ends[i - 1] as number)));
    if (!whole)
      throw new GameError('bad-file', `not a data pack: texts of part ${part} are missing or wrong`);
    return Array.from(ends, (end, i) =>
      decoder.decode(bytes.subarray(i === 0 ? 0 : (ends[i - 1] as number), end)),
    );
  };
  return { train: of('train'), test: of('test'), golden: of('golden') };
}
