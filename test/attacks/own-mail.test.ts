import { describe, expect, it } from 'vitest';
import { ownMail } from '../../engine/attacks/own-mail.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { createRandom } from '../../engine/random.ts';
import { attackPlanSchema } from '../../engine/round/plans.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const seen = {
  known: { n: 1, d: 4, classes: 2, x: new Float32Array(4), y: new Int32Array(1) },
  trainRows: 10,
  box: boxOf({ lo: 0, hi: 1 }, 4),
  victim: 'logistic' as const,
  victimParams: {},
  vocabulary: ['free', '#link', 'meeting', '!'],
};
const write = (params: object, more: object = {}) =>
  ownMail.forge(core, { ...seen, ...more }, 2, params, createRandom(1)).inserted;

describe('a mail of one’s own', () => {
  it('SCEN-56 has the words that are in it, as often as the budget allows, under the label it is reported as', () => {
    const mail = write({ text: 'Free! See http://example.com, free of charge' });
    expect([...mail.x]).toEqual([1, 1, 0, 1, 1, 1, 0, 1]);
    expect([...mail.y]).toEqual([0, 0]);
    expect([...write({ text: 'meeting', label: 'second' }).y]).toEqual([1, 1]);
  });

  it('SCEN-56 is nothing where nothing was written or features are no words', () => {
    expect(write({}).n).toBe(0);
    expect(write({ text: '  ' }).n).toBe(0);
    expect(write({ text: 'free' }, { vocabulary: undefined }).n).toBe(0);
  });

  it('SCEN-56 fits into a plan up to 2,000 characters, and no further', () => {
    const plan = (length: number) =>
      attackPlanSchema.safeParse({
        attack: { id: 'own-mail', params: { text: 'a'.repeat(length) } },
        epsilon: 0.01,
      });
    expect(plan(2000).success).toBe(true);
    expect(plan(2001).success).toBe(false);
  });
});
