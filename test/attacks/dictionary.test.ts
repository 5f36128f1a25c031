import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openRound } from '../../engine/round/round.ts';
import { loadWell } from '../../engine/round/well.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { predict, rowsOf } from '../../engine/victims/predict.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const pack = readFileSync(new URL('../../build/packs/spam-bayes.pack', import.meta.url));
const well = loadWell(core, 'spam-bayes', pack, 1);
const round = await openRound(core, well, 1);

/** Shares of honest mail that is lost and of spam that passes, of a naive Bayes filter at this share of poison. */
function mistakes(victimParams: unknown, epsilon: number): { lost: number; passed: number } {
  const { stream } = round.deliver({ attack: { id: 'dictionary', params: {} }, epsilon });
  const model = VICTIMS['naive-bayes'].fit(core, stream, victimParams, 1);
  const { test } = well;
  const { classes } = predict(core, model, rowsOf(test));
  const share = (label: number) => {
    const own = [...test.y.keys()].filter((i) => test.y[i] === label);
    return own.filter((i) => classes[i] !== label).length / own.length;
  };
  return { lost: share(0), passed: share(1) };
}

describe('mails of every word', () => {
  it('ATTACK-25 at 1 percent a filter that counts mails loses most of the honest ones', () => {
    const params = { counting: 'mails', cut: 5 };
    expect(mistakes(params, 0).lost).toBeLessThan(0.15);
    const { lost, passed } = mistakes(params, 0.01);
    expect(lost).toBeGreaterThan(0.7);
    expect(passed).toBeLessThan(0.05);
  });

  it('ATTACK-25 and so does the scenario’s own', () => {
    const { victimParams, epsilonMax } = well.scenario;
    const [clean, poisoned] = [0, 0.01].map((epsilon) => mistakes(victimParams, epsilon));
    expect(epsilonMax).toBe(0.01);
    expect(clean?.lost).toBeLessThan(0.12);
    expect(clean?.passed).toBeLessThan(0.07);
    expect(poisoned?.lost).toBeGreaterThan(0.6);
    expect(poisoned?.passed).toBeLessThan(0.06);
  });

  it('ATTACK-25 a filter that counts words comes to know spam less, instead', () => {
    const [clean, few, many] = [0, 0.01, 0.05].map((epsilon) => mistakes({}, epsilon));
    expect(clean?.lost).toBeLessThan(0.03);
    expect(few?.lost).toBeLessThan(0.08);
    expect(many?.lost).toBeLessThan(0.06);
    expect(many?.passed).toBeGreaterThan(0.4);
  });
});
