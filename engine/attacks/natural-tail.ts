import { z } from 'zod';
import { topIndices } from '../data/order.ts';
import { takeRows } from '../data/rows.ts';
import { VICTIMS } from '../victims/index.ts';
import { marginsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { insertion } from './poison.ts';

/**
 * Sends real samples, under their true labels, from the tail that the clean model finds hardest. Inside
 * that tail no detector can tell them from the honest ones, for they are the same; a filter that removes
 * them removes the tail, and with it what the model knew about hard cases.
 */
export const naturalTail = defineAttack({
  source:
    'Huber: Robust Estimation of a Location Parameter (1964), for the mixture (1 − ε)P + εQ; here Q is P given its own tail',
  formula: '(x, y) from the share of the known samples with the smallest y · s(x)',
  goal: 'availability',
  means: 'insert',
  params: z.strictObject({
    /** Share of the known samples that counts as the tail. */
    tail: z.number().min(0.01).max(0.5).default(0.1),
  }),
  forge(core, { known, victim, victimParams }, count, { tail }, random) {
    const model = VICTIMS[victim].fit(core, known, victimParams, random.seed());
    const hardness = marginsOf(core, model, known).map((margin) => -margin);
    const hardest = topIndices(hardness, Math.max(1, Math.round(tail * known.n)));
    const order = random.permutation(hardest.length);
    const rows = Int32Array.from(
      { length: count },
      (_, i) => hardest[order[i % order.length] as number] as number,
    );
    return insertion(takeRows(known, rows));
  },
});
