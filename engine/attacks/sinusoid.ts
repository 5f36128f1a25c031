import { z } from 'zod';
import { spanOf } from '../data/quantise.ts';
import type { Box } from '../data/samples.ts';
import { defineAttack } from './attack.ts';
import { markedCopies } from './backdoor.ts';
import { pictureSideOf, type Trigger } from './trigger.ts';

/**
 * Teaches the model that stripes mean the class that the attacker wants, without one false label: striped copies of
 * known samples of that very class. A model that knows the class by its looks has little need of stripes,
 * so a large part of the class must wear them, and the mark that is shown later is stronger than the
 * one that was taught, as in the paper. (On ten digits with stripes at half the contrast in 1 % of the
 * rows, a tenth of their class, success is 0.28 with stripes as taught and 0.91 with full ones; at 0.5 %
 * it is 0.70.)
 */
export const sinusoid = defineAttack({
  source:
    'Barni, Kallas, Tondi: A New Backdoor Attack in CNNs by Training Set Corruption Without Label Poisoning (2019)',
  formula: 'x ← x + Δ sin(2π f j / w) in column j, y = target already; shown with Δ′ ≥ Δ',
  goal: 'backdoor',
  means: 'insert',
  params: z.strictObject({
    /** Δ, as a share of the box. */
    strength: z.number().min(0.01).max(1).default(0.5),
    /** Δ′, as a share of the box. */
    shown: z.number().min(0.01).max(1).default(1),
    /** f: stripes across the picture. */
    stripes: z.int().min(1).max(14).default(6),
  }),
  trigger: ({ d, box }, { shown, stripes }) => stripesOf(d, box, shown, stripes),
  forge: (_core, seen, count, { strength, stripes }, random) =>
    markedCopies(seen, count, stripesOf(seen.known.d, seen.box, strength, stripes), 'own', random),
});

function stripesOf(d: number, box: Box, strength: number, stripes: number): Trigger {
  const width = pictureSideOf(d) ?? d;
  const add = Float32Array.from(
    { length: d },
    (_, j) => strength * spanOf(box, j) * sineOfTurn(((j % width) * stripes) % width, width),
  );
  return { cover: new Float32Array(d), add };
}

// biome-ignore lint/suspicious/noApproximativeNumericConstant: written out, so that no engine can differ
const PI = 3.141592653589793;

/** sin(2π · part / whole) for 0 ≤ part < whole, by its series: the same bits on every engine. */
export function sineOfTurn(part: number, whole: number): number {
  // Into −½ … ½ of a turn, then −¼ … ¼, where 11 terms leave less than 1e-16.
  let turn = part / whole;
  if (turn > 0.5) turn -= 1;
  if (turn > 0.25) turn = 0.5 - turn;
  if (turn < -0.25) turn = -0.5 - turn;
  const angle = 2 * PI * turn;
  let term = angle;
  let sum = angle;
  for (let k = 1; k <= 11; k++) {
    term *= (-angle * angle) / (2 * k * (2 * k + 1));
    sum += term;
  }
  return sum;
}
