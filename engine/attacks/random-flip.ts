import { z } from 'zod';
import { defineAttack } from './attack.ts';
import { changes } from './poison.ts';

/** Turns the labels of rows drawn at random: the yardstick that a clever attack has to beat. */
export const randomFlip = defineAttack({
  source: 'Biggio, Nelson, Laskov: Support Vector Machines Under Adversarial Label Noise (2011)',
  formula: 'flip m random labels',
  goal: 'availability',
  means: 'flip',
  needs: ['two-classes'],
  params: z.strictObject({}),
  forge(_core, { known }, count, _params, random) {
    const rows = random.permutation(known.n).slice(0, Math.min(count, known.n)).sort();
    const others = known.classes - 1;
    const labels = rows.map((row) => ((known.y[row] as number) + 1 + random.below(others)) % known.classes);
    return changes(known, rows, { y: labels });
  },
});
