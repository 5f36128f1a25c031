import { z } from 'zod';
import { widestSpan } from '../data/quantise.ts';
import { indicesWhere, joinRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { defineAttack, type Seen } from './attack.ts';
import { hingeLoss, marginGradients } from './margin-gradient.ts';
import { insertion, type LabelChoice, labelChoice, labelOf, stepped } from './poison.ts';
import { atFullSize, surrogateL2 } from './surrogate.ts';

/**
 * Poison for a linear SVM: samples of one class under the other label climb the hinge loss that the SVM, fitted
 * again after every step, has on clean samples, along the gradient through its margin (margin-gradient.ts). Several
 * starts are tried, each from other samples; the best poison met on any way is kept. All poison moves at once, with
 * steps of one length that shrink by a constant factor, inside the box. A victim that is no SVM is stood in for.
 *
 * Source: Biggio, Nelson, Laskov: Poisoning Attacks against Support Vector Machines (2012).
 */
export const svmGradient = defineAttack({
  source: 'Biggio, Nelson, Laskov: Poisoning Attacks against Support Vector Machines (2012)',
  formula: '∂L/∂x = α y (p − Σ_S z_s x_s),  [K_SS 1; 1ᵀ 0] z = [X_S p; q],  (p, q) = ∂L_val/∂(w, b)',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes', 'margin'],
  params: z.strictObject({
    steps: z.int().min(1).max(200).default(30),
    /** Length of the first step, as a share of the box's diagonal. */
    step: z.number().positive().max(1).default(0.1),
    /** Ways that are tried. */
    starts: z.int().min(1).max(20).default(3),
    label: labelChoice,
  }),
  forge(core, seen, count, { steps, step, starts, label }, random) {
    const judged = seen.validation ?? seen.known;
    const length = widestSpan(seen.box) * Math.sqrt(seen.known.d) * step;
    let best: Way | null = null;
    for (let start = 0; start < starts; start++) {
      const from = startingRows(seen.known, count, label, random);
      const onStep = (t: number) => seen.onProgress?.((start + t / (steps + 1)) / starts);
      const found = climb(core, seen, judged, from, { steps, length }, onStep);
      if (best === null || found.loss > best.loss) best = found;
    }
    return insertion((best as Way).poison);
  },
});

interface Way {
  readonly poison: Samples;
  /** Mean hinge loss on the samples that the attackers judge by. */
  readonly loss: number;
}

/** Each step is this much shorter than the one before; 30 steps end at 4 % of the first. */
const SHRINK = 0.9;
/** Fits on the way: the gap that is left moves the loss by less than a step does. */
const TOLERANCE = 1e-5;

function climb(
  core: Core,
  seen: Seen,
  judged: Samples,
  from: Samples,
  { steps, length }: { steps: number; length: number },
  onStep: (t: number) => void,
): Way {
  const clean = atFullSize(seen);
  const l2 = Math.max(surrogateL2(seen), LEAST_L2);
  let poison = from;
  let reach = length;
  let best: Way = { poison, loss: Number.NEGATIVE_INFINITY };
  for (let t = 0; t <= steps; t++) {
    onStep(t);
    const data = joinRows(clean, poison);
    const { weights } = core.fitHinge(data, { l2, tolerance: TOLERANCE });
    const loss = hingeLoss(weights, judged);
    if (loss > best.loss) best = { poison, loss };
    if (t === steps) break;
    poison = stepped(poison, marginGradients({ weights, l2, data }, judged, clean.n), seen.box, reach);
    reach *= SHRINK;
  }
  return best;
}

/** An SVM without a ridge has no bound on its margin. */
const LEAST_L2 = 1e-4;

/** Random known samples of the class that each label is not, as often as the budget asks. */
function startingRows(known: Samples, count: number, label: LabelChoice, random: Random): Samples {
  const y = Int32Array.from({ length: count }, (_, i) => labelOf(label, i));
  const pools = [0, 1].map((own) => indicesWhere(known.y, 1 - own));
  const rows = y.map((own) => {
    const pool = pools[own] as Int32Array;
    return pool.length > 0 ? (pool[random.below(pool.length)] as number) : random.below(known.n);
  });
  return { ...takeRows(known, rows), y };
}
