import { z } from 'zod';
import { defineAttack } from './attack.ts';
import { insertion, uniformIn } from './poison.ts';

/** Adds rows that are uniform in the box, under labels that take turns. */
export const noiseInsert = defineAttack({
  source: 'Biggio, Roli: Wild Patterns: Ten Years After the Rise of Adversarial Machine Learning (2018)',
  formula: 'xⱼ uniform in [lo, hi]',
  goal: 'availability',
  means: 'insert',
  params: z.strictObject({}),
  forge(_core, { known, box }, count, _params, random) {
    const { d, classes } = known;
    const x = new Float32Array(count * d).map((_, k) => uniformIn(box, k % d, random));
    const y = Int32Array.from({ length: count }, (_, i) => i % classes);
    return insertion({ n: count, d, classes, x, y });
  },
});
