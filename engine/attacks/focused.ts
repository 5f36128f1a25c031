import { z } from 'zod';
import { noRows } from '../data/rows.ts';
import { frozenFeatures } from '../victims/view.ts';
import { defineAttack } from './attack.ts';
import { wantedLabels } from './nearest-rows.ts';
import { insertion } from './poison.ts';

/**
 * Samples made of what the attacker guesses right of a target: each of the target's features that is there is in
 * each copy with a chance, and nothing else is; under the label that the target is to get.
 */
export const focused = defineAttack({
  source:
    'Nelson, Barreno, Chi, Joseph, Rubinstein, Saini, Sutton, Tygar, Xia: Exploiting Machine Learning to Subvert Your Spam Filter (2008)',
  formula: 'xⱼ = tⱼ with chance p, else lo;  y = the label wanted for t',
  goal: 'targeted',
  means: 'insert',
  needs: ['words'],
  params: z.strictObject({
    /** p: chance that a feature of the target is guessed. */
    guess: z.number().min(0.01).max(1).default(0.7),
  }),
  forge(core, seen, count, { guess }, random) {
    const { known, targets, box } = seen;
    if (!targets || targets.n === 0) return insertion(noRows(known));
    const { features } = frozenFeatures(core, seen);
    const labels = wantedLabels(core, features(known), features(targets));
    const { d, classes } = known;
    const x = new Float32Array(count * d).map((_, k) => box.lo[k % d] as number);
    const y = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const t = i % targets.n;
      y[i] = labels[t] as number;
      for (let j = 0; j < d; j++) {
        if (random.uniform() < guess) x[i * d + j] = targets.x[t * d + j] as number;
      }
    }
    return insertion({ n: count, d, classes, x, y });
  },
});
