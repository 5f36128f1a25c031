import { z } from 'zod';
import { GameError } from '../errors.ts';
import { type Provenance, provenanceSchema } from './provenance.ts';
import { decodeSections, encodeSections } from './sections.ts';

const metaSchema = z.strictObject({
  format: z.literal('poisoned-well-phrasing'),
  version: z.literal(1),
  scenario: z.string(),
  d: z.int().min(1),
  provenance: provenanceSchema,
});

/** Words that are kept of those which follow a word. */
export const FOLLOWERS = 16;
/** Stands in `next` where a word has fewer followers. */
export const NOBODY = 0xffff;

/**
 * How the words of a vocabulary are used in its training texts: a bag of words is read out in this order. Of no use to a
 * model, which sees the bag alone.
 */
export interface Phrasing {
  readonly scenario: string;
  /** Words of the vocabulary. */
  readonly d: number;
  /** u16[d, FOLLOWERS], the words that most likely come next, the likeliest first; NOBODY where there are no more. */
  readonly next: Uint16Array;
  /** u8[d], how early in a text a word first stands on average: 0 at its beginning, 255 at its end. */
  readonly place: Uint8Array;
  /**
   * u8[d], LEAN_ZERO + LEAN_STEPS · ln(share of texts of class 1 that have the word / share of those of class 0): below
   * LEAN_ZERO it speaks for class 0, above for class 1.
   */
  readonly lean: Uint8Array;
  readonly provenance: Provenance;
}

export const LEAN_ZERO = 128;
export const LEAN_STEPS = 32;
/** A word speaks for a class that has it four times as often. */
const CLEAR = LEAN_STEPS * Math.LN2 * 2;

export function encodePhrasing({ scenario, d, next, place, lean, provenance }: Phrasing): Uint8Array {
  const meta = { format: 'poisoned-well-phrasing', version: 1, scenario, d, provenance };
  return encodeSections(meta, { next, place, lean });
}

/** @throws GameError 'bad-file' when the bytes are not a whole phrasing. */
export function decodePhrasing(bytes: Uint8Array): Phrasing {
  const { meta, blocks } = decodeSections(bytes);
  const parsed = metaSchema.safeParse(meta);
  if (!parsed.success) throw bad(z.prettifyError(parsed.error));
  const { scenario, d, provenance } = parsed.data;
  const [next, place, lean] = [blocks.get('next'), blocks.get('place'), blocks.get('lean')];
  const whole =
    next instanceof Uint16Array &&
    place instanceof Uint8Array &&
    lean instanceof Uint8Array &&
    next.length === d * FOLLOWERS &&
    place.length === d &&
    lean.length === d;
  if (!whole) throw bad('a block is missing or has the wrong size');
  if (next.some((word) => word !== NOBODY && word >= d)) throw bad('a word follows that is none');
  return { scenario, d, next, place, lean, provenance };
}

const bad = (why: string) => new GameError('bad-file', `not a phrasing: ${why}`);

/** The class, 0 or 1, that has a word far more often than the other; null for a word that both have. */
export function speaksFor({ lean }: Phrasing, word: number): 0 | 1 | null {
  const away = (lean[word] as number) - LEAN_ZERO;
  if (Math.abs(away) < CLEAR) return null;
  return away > 0 ? 1 : 0;
}

/** Those words of a bag that tell most about its class, the most telling first. @param bag  u8[d], 1 for words in the bag */
export function tellingWords(phrasing: Phrasing, bag: Uint8Array, most: number): number[] {
  const away = (word: number) => Math.abs((phrasing.lean[word] as number) - LEAN_ZERO);
  const words: number[] = [];
  bag.forEach((there, word) => {
    if (there === 1 && speaksFor(phrasing, word) !== null) words.push(word);
  });
  return words.sort((a, b) => away(b) - away(a) || a - b).slice(0, most);
}

/**
 * The words of a bag as phrases: a phrase begins with the word that stands earliest in texts and goes on with the likeliest
 * word of the bag as long as there is one. Words that stay alone and tell nothing come last. The order is a guess from
 * other texts; the bag itself has none.
 *
 * @param bag  u8[d], 1 for words in the bag
 */
export function phrasesOf(phrasing: Phrasing, bag: Uint8Array): number[][] {
  const left = bag.slice();
  const phrases: number[][] = [];
  const alone: number[][] = [];
  for (const first of earliestFirst(phrasing)) {
    if (left[first] !== 1) continue;
    const phrase: number[] = [];
    for (let word = first; word !== NOBODY; word = likeliest(phrasing, left, word)) {
      phrase.push(word);
      left[word] = 0;
    }
    (phrase.length > 1 || speaksFor(phrasing, first) !== null ? phrases : alone).push(phrase);
  }
  return [...phrases, ...alone];
}

function likeliest({ next }: Phrasing, left: Uint8Array, word: number): number {
  for (let k = word * FOLLOWERS; k < (word + 1) * FOLLOWERS; k++) {
    const follower = next[k] as number;
    if (follower === NOBODY) break;
    if (left[follower] === 1) return follower;
  }
  return NOBODY;
}

const orders = new WeakMap<Phrasing, Int32Array>();

/** Words by their place in texts, worked out once for a phrasing. */
function earliestFirst(phrasing: Phrasing): Int32Array {
  const held = orders.get(phrasing);
  if (held) return held;
  const { d, place } = phrasing;
  const order = Int32Array.from({ length: d }, (_, word) => word);
  order.sort((a, b) => (place[a] as number) - (place[b] as number) || a - b);
  orders.set(phrasing, order);
  return order;
}
