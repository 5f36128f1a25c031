import { describe, expect, it } from 'vitest';
import type { NetworkShape } from '../../engine/numeric/core.ts';
import { createRandom } from '../../engine/random.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { meanGradient } from '../support/plain-gradients.ts';
import { networkForward, samplesRows } from '../support/plain-models.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const shape: NetworkShape = { d: 6, hidden: 10, classes: 3, activation: 'tanh' };
const options = { l2: 1e-3, epochs: 3, batch: 16, learningRate: 0.01, seed: 9 };
const data = randomSamples(1, 70, 6, 3);
const length = 10 * 6 + 10 + 3 * 10 + 3;

/** Two half-circles, one label each. */
function moons(n: number) {
  const random = createRandom(5);
  const y = new Int32Array(n).map((_, i) => i % 2);
  const x = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const t = random.uniform() * Math.PI;
    x[2 * i] = y[i] ? 1 - Math.cos(t) : Math.cos(t);
    x[2 * i + 1] = y[i] ? 0.5 - Math.sin(t) : Math.sin(t);
  }
  return { n, d: 2, classes: 2, x, y };
}

describe('fitNetwork', () => {
  it('CORE-5 weights that run away are no-convergence', () => {
    const error = refused(() =>
      core.fitNetwork(
        data,
        { ...shape, activation: 'relu' },
        { ...options, learningRate: 1e6, optimiser: 'momentum' },
      ),
    );
    expect(error.code).toBe('no-convergence');
    expect(error.message).toMatch(/^learningRate/);
  });

  it('CORE-1 learns two half-circles that no line divides', () => {
    const set = moons(300);
    for (const activation of ['tanh', 'relu'] as const) {
      const net: NetworkShape = { d: 2, hidden: 16, classes: 2, activation };
      const { weights } = core.fitNetwork(set, net, { ...options, l2: 0, epochs: 150, learningRate: 0.02 });
      const { values } = core.networkLogits({ rows: 300, cols: 2, values: set.x }, net, weights);
      const right = [...set.y].filter(
        (label, i) => (values[2 * i + 1] as number) > (values[2 * i] as number) === (label === 1),
      );
      expect(right.length).toBeGreaterThanOrEqual(297);
    }
  });

  it.each(['adam', 'momentum'] as const)(
    'CORE-1 one full batch is one step of %s from its formula',
    (optimiser) => {
      const start = randomMatrix(3, 1, length, 0.4).values;
      const { weights } = core.fitNetwork(data, shape, {
        ...options,
        start,
        optimiser,
        epochs: 1,
        batch: data.n,
      });
      const gradient = meanGradient({ kind: 'network', shape, weights: start }, data, options.l2);
      // The first step of Adam is −rate · g / (|g| + ε); of momentum −rate · g.
      const want = gradient.map((g, j) => {
        const move = optimiser === 'adam' ? g / (Math.abs(g) + 1e-8) : g;
        return (start[j] as number) - options.learningRate * move;
      });
      expectClose(weights, want, 2e-6);
    },
  );

  it('CORE-7 is a function of its arguments: same seed same bits, other seed other bits', () => {
    const trained = (seed: number) => core.fitNetwork(data, shape, { ...options, seed }).weights;
    expect(trained(4)).toEqual(trained(4));
    expect(trained(4)).not.toEqual(trained(5));
  });

  it('CORE-1 reports each epoch with weights that stay, and ends with the last', () => {
    const seen: Float32Array[] = [];
    const losses: number[] = [];
    const fit = core.fitNetwork(data, shape, {
      ...options,
      onEpoch: (_epoch, weights, loss) => {
        seen.push(weights);
        losses.push(loss);
      },
    });
    expect(seen).toHaveLength(3);
    expect(seen.at(-1)).toEqual(fit.weights);
    expect(losses.at(-1)).toBe(fit.loss);
    expect(losses[2]).toBeLessThan(losses[0] as number);
  });

  it('CORE-1 a sample of weight zero counts for nothing', () => {
    const half = { ...data, n: 35, x: data.x.slice(0, 35 * 6), y: data.y.slice(0, 35) };
    const sampleWeights = new Float32Array(70).fill(2, 0, 35);
    const start = randomMatrix(3, 1, length, 0.4).values;
    const full = { ...options, start, epochs: 1, batch: 70, optimiser: 'momentum' } as const;
    const weighted = core.fitNetwork(data, shape, { ...full, sampleWeights });
    expectClose(weighted.weights, core.fitNetwork(half, shape, { ...full, batch: 35 }).weights, 2e-6);
  });

  it('CORE-1 no epochs give the weights it starts from', () => {
    const start = randomMatrix(4, 1, length).values;
    expect(core.fitNetwork(data, shape, { ...options, epochs: 0, start }).weights).toEqual(start);
  });
});

it('CORE-1 hidden activations and logits come from the formulas', () => {
  const weights = randomMatrix(6, 1, length, 0.5).values;
  const hidden = samplesRows(data).flatMap((x) => networkForward(x, shape, weights).hidden);
  const x = { rows: data.n, cols: data.d, values: data.x };
  expectClose(core.networkHidden(x, shape, weights).values, hidden, 2e-6);
  const logits = samplesRows(data).flatMap((row) => networkForward(row, shape, weights).logits);
  expectClose(core.networkLogits(x, shape, weights).values, logits, 2e-6);
});
