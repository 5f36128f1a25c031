import { z } from 'zod';
import { noRows } from '../data/rows.ts';
import type { Box } from '../data/samples.ts';
import { tokensOf } from '../data/tokens.ts';
import { defineAttack } from './attack.ts';
import { MAX_OWN_MAIL } from './mail-limit.ts';
import { insertion } from './poison.ts';

/** Words as the model sees them: for each word of the vocabulary the high end of its range where it is among them, else the low end. */
export function wordsRow(words: Iterable<string>, vocabulary: readonly string[], box: Box): Float32Array {
  const there = new Set(words);
  return Float32Array.from(vocabulary, (word, j) => (there.has(word) ? box.hi : box.lo)[j] as number);
}

/** A mail as the model sees it. */
export const mailRow = (text: string, vocabulary: readonly string[], box: Box): Float32Array =>
  wordsRow(tokensOf(text), vocabulary, box);

/**
 * A mail that a person wrote, sent as often as the budget allows. What the model sees of it are the words
 * of the scenario's vocabulary (engine/data/tokens.ts); a scenario without one takes no mail.
 */
export const ownMail = defineAttack({
  source:
    'Nelson et al.: Exploiting Machine Learning to Subvert Your Spam Filter (2008), the focused attack, by hand',
  formula: 'x_w = 1 where the mail has the word w',
  goal: 'targeted',
  means: 'insert',
  needs: ['words'],
  byHand: true,
  params: z.strictObject({
    /** The mail. */
    text: z.string().max(MAX_OWN_MAIL).default(''),
    /** What it is reported as. */
    label: z.enum(['first', 'second']).default('first'),
  }),
  forge(_core, { known, box, vocabulary }, count, { text, label }) {
    if (!vocabulary || text.trim() === '') return insertion(noRows(known));
    const row = mailRow(text, vocabulary, box);
    const x = new Float32Array(count * known.d);
    for (let i = 0; i < count; i++) x.set(row, i * known.d);
    const y = new Int32Array(count).fill(label === 'first' ? 0 : 1);
    return insertion({ n: count, d: known.d, classes: known.classes, x, y });
  },
});
