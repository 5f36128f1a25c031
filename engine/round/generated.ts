import { inventEvenLetters } from '../data/even-letters.ts';
import { makeDirection, makeFog } from '../data/fog.ts';
import { type Script, writeLetters } from '../data/letters.ts';
import { makeMoons } from '../data/moons.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { FOG_DIMENSIONS, type FogId, isFog } from './scenarios/fog.ts';

/** Scenarios whose data follow from the seed. */
export type GeneratedId = 'moons' | 'letters' | 'letters-10' | FogId;

/** Draws clean rows of one kind; every call with another stream draws others. */
export type Maker = (rows: number, random: Random) => Samples;

/** Rows beside the training set, and noise, of the generated scenarios. */
const MOONS = { test: 1000, golden: 100, noise: 0.25 } as const;
const FOG = { test: 1000, golden: 100, separation: 2.5 } as const;
const PAIR: Script = { letters: 2, twins: 1, moved: 7, wobble: 1.2 };
const TEN: Script = { letters: 10, twins: 2, moved: 7, wobble: 1.2 };
/** With the rows of a well the victims err on 2 to 5 % of two letters, 4 to 8 % of ten. */
const LETTERS = {
  letters: { test: 2000, golden: 200, script: PAIR, even: { learn: 800, judge: 1600, error: [0.03, 0.05] } },
  'letters-10': {
    test: 2000,
    golden: 200,
    script: TEN,
    even: { learn: 1000, judge: 1000, error: [0.07, 0.11] },
  },
} as const;

/** Rows beside the training set. */
export function sizesOf(id: GeneratedId): { readonly test: number; readonly golden: number } {
  return id === 'moons' ? MOONS : isFog(id) ? FOG : LETTERS[id];
}

/** What the wells of a scenario are drawn by; the random stream decides what all rows of a well have in common. */
export function makerOf(core: Core, id: GeneratedId, random: Random): Maker {
  if (id === 'moons') return (rows, stream) => makeMoons(core, rows, MOONS.noise, stream);
  if (isFog(id)) {
    const direction = makeDirection(core, FOG_DIMENSIONS[id], random.fork('direction'));
    return (rows, stream) => makeFog(core, rows, FOG.separation, direction, stream);
  }
  const { script, even } = LETTERS[id];
  const alphabet = inventEvenLetters(core, script, even, random.fork('alphabet'));
  return (rows, stream) => writeLetters(core, alphabet, rows, script, stream);
}
