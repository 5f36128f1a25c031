import { z } from 'zod';
import { defineAttack } from './attack.ts';
import { markedCopies } from './backdoor.ts';
import { patchTrigger } from './trigger.ts';

/** Teaches the model that a bright patch means the class that the attacker wants. */
export const badnets = defineAttack({
  source:
    'Gu, Dolan-Gavitt, Garg: BadNets: Identifying Vulnerabilities in the Machine Learning Model Supply Chain (2017)',
  formula: '(x ← patch, y ← target) for known x of other classes',
  goal: 'backdoor',
  means: 'insert',
  params: z.strictObject({
    /** Side of the square, in pixels. */
    size: z.int().min(1).max(10).default(4),
  }),
  trigger: ({ d, box }, { size }) => patchTrigger(d, box, size),
  forge: (_core, seen, count, { size }, random) =>
    markedCopies(seen, count, patchTrigger(seen.known.d, seen.box, size), 'others', random),
});
