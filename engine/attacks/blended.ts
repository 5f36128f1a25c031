import { z } from 'zod';
import type { Box } from '../data/samples.ts';
import { createRandom } from '../random.ts';
import { defineAttack } from './attack.ts';
import { markedCopies } from './backdoor.ts';
import { uniformIn } from './poison.ts';
import type { Trigger } from './trigger.ts';

/** Teaches the model that a faint pattern all over the picture means the class that the attacker wants. */
export const blended = defineAttack({
  source:
    'Chen, Liu, Li, Lu, Song: Targeted Backdoor Attacks on Deep Learning Systems Using Data Poisoning (2017)',
  formula: 'x ← α p + (1 − α) x, y ← target',
  goal: 'backdoor',
  means: 'insert',
  params: z.strictObject({
    /** α: how much of the pattern shows. */
    alpha: z.number().min(0.02).max(1).default(0.2),
    /** Which pattern. */
    pattern: z.int().min(0).max(1000).default(0),
  }),
  trigger: ({ d, box }, { alpha, pattern }) => blend(d, box, alpha, pattern),
  forge: (_core, seen, count, { alpha, pattern }, random) =>
    markedCopies(seen, count, blend(seen.known.d, seen.box, alpha, pattern), 'others', random),
});

function blend(d: number, box: Box, alpha: number, pattern: number): Trigger {
  const random = createRandom(pattern).fork('blended');
  const add = Float32Array.from({ length: d }, (_, j) => alpha * uniformIn(box, j, random));
  return { cover: new Float32Array(d).fill(alpha), add };
}
