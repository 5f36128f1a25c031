import { z } from 'zod';
import { defineAttack } from './attack.ts';
import { insertion } from './poison.ts';

/**
 * Mails that hold every word there is, reported as spam. Where each word is judged by the share of mails that
 * hold it, as SpamBayes does, every word comes to smell of spam: 1 % of such mails loses 63 % of the honest
 * ones (the scenario spam-bayes). Where words are divided by all words of their class, they dilute what the
 * model knows of spam instead, and it passes: 23 % at 3 %. A regression that weighs words together is hardly
 * moved.
 */
export const dictionary = defineAttack({
  source:
    'Nelson, Barreno, Chi, Joseph, Rubinstein, Saini, Sutton, Tygar, Xia: Exploiting Machine Learning to Subvert Your Spam Filter (2008)',
  formula: 'xⱼ = hi for every j, y = spam',
  goal: 'availability',
  means: 'insert',
  needs: ['words'],
  params: z.strictObject({ label: z.enum(['first', 'second']).default('second') }),
  forge(_core, { known, box }, count, { label }) {
    const { d, classes } = known;
    return insertion({
      n: count,
      d,
      classes,
      x: new Float32Array(count * d).map((_, k) => box.hi[k % d] as number),
      y: new Int32Array(count).fill(label === 'first' ? 0 : 1),
    });
  },
});
