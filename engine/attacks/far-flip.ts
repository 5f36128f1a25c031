import { z } from 'zod';
import { topIndices } from '../data/order.ts';
import { VICTIMS } from '../victims/index.ts';
import { marginsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { labelFlips } from './poison.ts';

/** Flips the rows that a model of the same kind as the victim, fitted on clean data, is surest of. */
export const farFlip = defineAttack({
  source: 'Paudice, Muñoz-González, Lupu: Label Sanitization against Label Flipping Poisoning Attacks (2018)',
  formula: 'flip the m rows with the largest y · s(x), s fitted on clean data',
  goal: 'availability',
  means: 'flip',
  needs: ['two-classes'],
  params: z.strictObject({}),
  forge(core, { known, victim, victimParams }, count, _params, random) {
    const model = VICTIMS[victim].fit(core, known, victimParams, random.seed());
    const margins = marginsOf(core, model, known);
    return labelFlips(known, topIndices(margins, Math.min(count, known.n)));
  },
});
