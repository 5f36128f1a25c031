import { describe, expect, it } from 'vitest';
import type { Seen } from '../../engine/attacks/attack.ts';
import { poisonGradients } from '../../engine/attacks/poison-gradient.ts';
import { atFullSize, fitSurrogate, pullBackToSamples } from '../../engine/attacks/surrogate.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { joinRows, takeRows } from '../../engine/data/rows.ts';
import { IDENTITY } from '../../engine/victims/features.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { rowsOf } from '../../engine/victims/predict.ts';
import { expectClose } from '../support/closeness.ts';
import { randomSamples } from '../support/generators.ts';
import { golden, goldenSamples, twoClassSamples } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const FINE = { tolerance: 1e-9, maxIterations: 200 };
const EXACT = { tolerance: 1e-8, maxIterations: 500 };

describe('the slope of a poison sample', () => {
  const l2 = golden.data.lambda_;
  const trusted = twoClassSamples(golden.data.X_trusted, golden.data.y_trusted);
  const reference = golden.poison_gradient;
  const poison = twoClassSamples(reference.x, [reference.y]);
  const data = joinRows(goldenSamples, poison);

  it('ATTACK-5 is the reference, computed with SciPy', () => {
    const { weights } = core.fitLogistic(data, { l2, ...EXACT });
    const { loss, gradient } = core.modelGradient(linearHead(weights), trusted, 0);
    expect(loss).toBeCloseTo(reference.val_loss, 6); // f32 inputs
    const model = { ...IDENTITY, weights, l2 };
    const slopes = poisonGradients(core, model, data, gradient, poison, FINE);
    expectClose(slopes, reference.analytic, 1e-5); // f32 inputs, and a fit to 1e-8
  });

  it('ATTACK-5 is the change of the loss when the sample moves and the model is fitted again', () => {
    const clean = randomSamples(4, 60, 5);
    const two = takeRows(clean, [3, 8]);
    const lossWith = (x: Float32Array) => {
      const all = joinRows(clean, { ...two, x });
      const { weights } = core.fitLogistic(all, { l2, ...EXACT });
      return { all, weights, ...core.modelGradient(linearHead(weights), clean, 0) };
    };
    const { all, weights, gradient } = lossWith(two.x);
    const model = { ...IDENTITY, weights, l2 };
    const slopes = poisonGradients(core, model, all, gradient, two, FINE);
    // Central differences: error about h² from the formula, 1e-9 / h from the fit: h = 2⁻⁷ keeps both at 1e-4.
    const h = 1 / 128;
    const measured = slopes.map((_, k) => {
      const [up, down] = [two.x.slice(), two.x.slice()];
      up[k] = (up[k] as number) + h;
      down[k] = (down[k] as number) - h;
      return (lossWith(up).loss - lossWith(down).loss) / ((up[k] as number) - (down[k] as number));
    });
    expectClose(slopes, measured, 2e-3);
  });
});

describe('the surrogate', () => {
  const known = randomSamples(11, 80, 3);
  const seen: Seen = {
    known,
    trainRows: 80,
    box: boxOf({ lo: -4, hi: 4 }, 3),
    victim: 'network',
    victimParams: { hidden: 5, epochs: 10 },
  };

  it.each(['tanh', 'relu'] as const)(
    'ATTACK-6 sees a network with %s as a regression on its hidden layer',
    (activation) => {
      const params = { ...(seen.victimParams as object), activation };
      const surrogate = fitSurrogate(core, { ...seen, victimParams: params }, known, 1);
      const model = VICTIMS.network.fit(core, known, params, 1);
      if (model.kind !== 'network') throw new Error('not a network');
      const { values } = core.networkLogits(rowsOf(known), model.shape, model.weights);
      const scores = core.linearScores(rowsOf(surrogate.features(known)), surrogate.weights);
      const wanted = scores.map((_, i) => (values[2 * i + 1] as number) - (values[2 * i] as number));
      expectClose(scores, wanted, 1e-5); // f32 sums in another order
    },
  );

  it('ATTACK-6 pulls a slope back through the hidden layer', () => {
    const surrogate = fitSurrogate(core, seen, known, 1);
    const slope = Float64Array.from({ length: 5 }, (_, k) => k - 1.5);
    const sample = (x: Float32Array) => ({ n: 1, d: 3, classes: 2, x, y: Int32Array.of(0) });
    const along = (x: Float32Array) =>
      surrogate.features(sample(x)).x.reduce((sum, value, k) => sum + value * (slope[k] as number), 0);
    const at = Float32Array.of(0.25, -0.5, 0.125);
    const back = pullBackToSamples(surrogate, sample(at), slope);
    const h = 1 / 64; // f32 features: rounding 1e-7 / h, formula h²
    const measured = back.map((_, j) => {
      const [up, down] = [at.slice(), at.slice()];
      up[j] = (up[j] as number) + h;
      down[j] = (down[j] as number) - h;
      return (along(up) - along(down)) / (2 * h);
    });
    expectClose(back, measured, 2e-3);
  });

  it('ATTACK-6 repeats what the attacker knows up to the size of the training set', () => {
    const half = atFullSize({ known, trainRows: 160 });
    expect(half.n).toBe(160);
    expect(
      takeRows(
        half,
        Array.from({ length: 80 }, (_, i) => 80 + i),
      ),
    ).toEqual(known);
    expect(atFullSize({ known, trainRows: 80 })).toBe(known);
  });
});
