import { descending } from '../data/order.ts';
import { joinRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { linearHead } from '../victims/linear.ts';
import { rowsOf } from '../victims/predict.ts';
import { withFlippedLabels } from './poison.ts';

/** Parameters that an attacker would like the victim to have. */
export interface Decoy {
  /** f64[d + 1]. */
  readonly weights: Float64Array;
  /** Mean loss on the clean data: the lower, the less poison leads there. */
  readonly cleanLoss: number;
  /** Errors on the clean data, 0 … 1: what the attacker wants. */
  readonly error: number;
}

/** Shares of the samples, from the smallest margin up, of which flipped copies are added. */
const QUANTILES = [0.05, 0.1, 0.15, 0.2, 0.3];
/** How many copies of each. */
const COPIES = [1, 2, 3];

/**
 * Decoys: a logistic regression fitted to the clean data and `r` flipped copies of the samples with the
 * lowest margins among those it gets right, for several shares and copies. Only those that no other beats in both clean loss and
 * error are returned, lowest clean loss first, with the errors of the model without flipped copies.
 *
 * Source: Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018), sec. 4.3.
 */
export function decoysOf(
  core: Core,
  clean: Samples,
  l2: number,
): { readonly front: readonly Decoy[]; readonly cleanError: number } {
  const first = core.fitLogistic(clean, { l2, tolerance: 1e-4 }).weights;
  const margins = signed(core.linearScores(rowsOf(clean), first), clean.y);
  // Turning the label of a row that the model gets wrong would help it.
  const surestLast = descending(margins.map((margin) => -margin)).filter((i) => (margins[i] as number) > 0);
  const found: Decoy[] = [];
  for (const share of QUANTILES) {
    const rows = surestLast.slice(0, Math.max(1, Math.round(share * surestLast.length)));
    const flipped = withFlippedLabels(takeRows(clean, rows));
    const data = joinRows(clean, flipped);
    for (const copies of COPIES) {
      const sampleWeights = new Float32Array(data.n).fill(1).fill(copies, clean.n);
      const options = { l2, sampleWeights, tolerance: 1e-3, start: found.at(-1)?.weights ?? first };
      const { weights } = core.fitLogistic(data, options);
      const scores = signed(core.linearScores(rowsOf(clean), weights), clean.y);
      found.push({
        weights,
        error: errorOf(scores),
        cleanLoss: core.modelGradient(linearHead(weights), clean, l2).loss,
      });
    }
  }
  const beaten = (a: Decoy) =>
    found.some(
      (b) =>
        b.cleanLoss <= a.cleanLoss && b.error >= a.error && (b.cleanLoss < a.cleanLoss || b.error > a.error),
    );
  const front = found.filter((decoy) => !beaten(decoy)).sort((a, b) => a.cleanLoss - b.cleanLoss);
  return { front, cleanError: errorOf(margins) };
}

/** Share of margins that are on the wrong side. */
function errorOf(margins: Float32Array): number {
  return margins.reduce((sum, margin) => sum + (margin > 0 ? 0 : 1), 0) / margins.length;
}

/** y · s of every row, y = ±1. */
export function signed(scores: Float32Array, y: Int32Array): Float32Array {
  return scores.map((score, i) => (y[i] === 1 ? score : -score));
}
