import { describe, expect, it } from 'vitest';
import type { Core, Matrix } from '../../engine/numeric/core.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const x = randomMatrix(1, 6, 4);
const data = randomSamples(1, 12, 4);
const weights = new Float64Array(5);
const shape = { d: 4, hidden: 3, classes: 2, activation: 'tanh' } as const;
const network = new Float32Array(3 * 4 + 3 + 2 * 3 + 2);
const torn: Matrix = { rows: 3, cols: 4, values: new Float32Array(11) };
const none: Matrix = { rows: 0, cols: 4, values: new Float32Array(0) };
const holed = { ...x, values: x.values.with(5, Number.NaN) };
const endless = { ...data, x: data.x.with(3, Number.POSITIVE_INFINITY) };
const far: Matrix = { ...x, values: x.values.map((value) => value * 1e30) };
/** Values at both ends of f32: a distance between rows is beyond it. */
const ends: Matrix = {
  rows: 40,
  cols: 20,
  values: randomMatrix(3, 40, 20).values.map((v) => Math.sign(v) * 3e38),
};
const emptyRows = (rows: number): Matrix => ({ rows, cols: 0, values: new Float32Array(0) });
const _wideSparse = {
  rows: 1,
  cols: 2 ** 31 - 1,
  starts: Int32Array.of(0, 1),
  columns: Int32Array.of(3),
  values: Float32Array.of(1),
};
const training = { l2: 0, epochs: 1, batch: 4, learningRate: 0.01, seed: 1 };

/** [what is wrong, the code, a word of the message that names the argument, the call]. */
const REFUSALS: readonly (readonly [string, string, RegExp, (c: Core) => unknown])[] = [
  ['torn matrix', 'bad-shape', /^a /, (c) => c.gram(torn)],
  ['negative rows', 'bad-shape', /^a /, (c) => c.gram({ ...none, rows: -1 })],
  ['inner sizes', 'bad-shape', /inner/, (c) => c.multiply(x, x)],
  ['NaN', 'not-finite', /^a\[5\]/, (c) => c.gram(holed)],
  ['NaN in padding columns', 'not-finite', /^b\[5\]/, (c) => c.multiply(randomMatrix(1, 2, 6), holed)],
  ['mean of nothing', 'bad-shape', /^x /, (c) => c.mean(none)],
  ['covariance of nothing', 'bad-shape', /^x /, (c) => c.covariance(none)],
  ['ddof of one row', 'bad-shape', /^x /, (c) => c.covariance(randomMatrix(1, 1, 3), 1)],
  ['ddof', 'out-of-range', /^ddof/, (c) => c.covariance(x, 2)],
  ['not square', 'bad-shape', /^symmetric/, (c) => c.topEigen(x, 1)],
  ['too many pairs', 'out-of-range', /^k /, (c) => c.topEigen(c.gram(x), 5)],
  ['too many neighbours', 'out-of-range', /^k /, (c) => c.nearest(x, x, 7)],
  ['columns of queries', 'bad-shape', /queries/, (c) => c.nearest(x, randomMatrix(1, 2, 3), 1)],
  [
    'label out of range',
    'out-of-range',
    /y\[0\]/,
    (c) => c.centroidDistances({ ...data, y: data.y.with(0, 2) }),
  ],
  ['samples torn', 'bad-shape', /data\.x/, (c) => c.centroidDistances({ ...data, d: 5 })],
  ['three classes', 'out-of-range', /classes/, (c) => c.fitLogistic({ ...data, classes: 3 }, { l2: 1 })],
  ['infinite feature', 'not-finite', /data\.x\[3\]/, (c) => c.fitLogistic(endless, { l2: 1 })],
  ['negative l2', 'out-of-range', /^l2/, (c) => c.fitLogistic(data, { l2: -1 })],
  ['NaN l2', 'not-finite', /^l2/, (c) => c.fitLogistic(data, { l2: Number.NaN })],
  [
    'start too short',
    'bad-shape',
    /start/,
    (c) => c.fitLogistic(data, { l2: 1, start: new Float64Array(3) }),
  ],
  [
    'negative weight',
    'out-of-range',
    /sampleWeights\[2\]/,
    (c) => c.fitLogistic(data, { l2: 1, sampleWeights: new Float32Array(12).fill(1).with(2, -1) }),
  ],
  [
    'no weight',
    'out-of-range',
    /sampleWeights/,
    (c) => c.fitLogistic(data, { l2: 1, sampleWeights: new Float32Array(12) }),
  ],
  ['weights too long', 'bad-shape', /weights/, (c) => c.linearScores(x, new Float64Array(9))],
  ['NaN weight', 'not-finite', /weights\[4\]/, (c) => c.linearScores(x, weights.with(4, Number.NaN))],
  [
    'flat Hessian',
    'singular',
    /damping/,
    (c) => c.solveHessian(linearHead(weights.with(4, 1e6)), data, 0, weights.with(0, 1)),
  ],
  [
    'one iteration',
    'no-convergence',
    /1 iterations/,
    (c) => c.solveHessian(linearHead(weights), data, 1e-3, weights.with(0, 1), { maxIterations: 1 }),
  ],
  [
    'features of the network',
    'bad-shape',
    /features/,
    (c) => c.fitNetwork(data, { ...shape, d: 3 }, training),
  ],
  [
    'classes of the network',
    'bad-shape',
    /classes/,
    (c) => c.fitNetwork(data, { ...shape, classes: 3 }, training),
  ],
  ['hidden units', 'out-of-range', /hidden/, (c) => c.fitNetwork(data, { ...shape, hidden: 0 }, training)],
  ['batch', 'out-of-range', /^batch/, (c) => c.fitNetwork(data, shape, { ...training, batch: 0 })],
  ['seed', 'out-of-range', /^seed/, (c) => c.normals(-1, 3)],
  ['seed of some digits', 'out-of-range', /^seed/, (c) => c.uniforms('0123456789abcdef', 3)],
  ['seed of 32 letters', 'out-of-range', /^seed/, (c) => c.permutation('g'.repeat(32), 3)],
  ['network weights', 'bad-shape', /weights/, (c) => c.networkLogits(x, shape, network.subarray(1))],
  ['distances beyond f32', 'out-of-range', /^x /, (c) => c.nearest(ends, ends, 2)],
  [
    'products beyond f32',
    'out-of-range',
    /^x or queries /,
    (c) => c.nearest(ends, randomMatrix(1, 2, 20), 3),
  ],
  ['all distances beyond f32', 'out-of-range', /^a /, (c) => c.distances(ends, ends)],
  ['variances beyond f32', 'out-of-range', /^x /, (c) => c.covariance(far)],
  ['squares beyond f32', 'out-of-range', /^a /, (c) => c.gram(far)],
  ['bandwidth below f32', 'out-of-range', /^bandwidth/, (c) => c.mmd(x, x, { bandwidth: 1e-30 })],
  ['rows without columns', 'out-of-memory', /^a /, (c) => c.gram(emptyRows(2 ** 53))],
  ['rows beyond i32', 'out-of-memory', /^x /, (c) => c.mean(emptyRows(2 ** 31 - 1))],
  [
    'a list for an array',
    'bad-shape',
    /^a /,
    (c) => c.gram({ ...x, values: [...x.values] as unknown as Float32Array }),
  ],
  [
    'f64 beyond f32',
    'not-finite',
    /data\.x\[5\]/,
    (c) => {
      const wide = Float64Array.from(data.x).with(5, 1e300) as unknown as Float32Array;
      return c.modelGradient(linearHead(weights), { ...data, x: wide }, 0);
    },
  ],
  [
    'a label that is none',
    'out-of-range',
    /y\[0\]/,
    (c) =>
      c.centroidDistances({ ...data, y: Float32Array.from(data.y).with(0, NaN) as unknown as Int32Array }),
  ],
  [
    'a model that is none',
    'out-of-range',
    /^model\.kind/,
    (c) => c.modelScores({ kind: 'tree' as 'softmax', weights: new Float64Array(10) }, x),
  ],
  ['network columns', 'bad-shape', /columns/, (c) => c.networkLogits(randomMatrix(1, 2, 3), shape, network)],
];

describe('what the core refuses', () => {
  it.each(REFUSALS)('CORE-5 %s: %s', (_name, code, message, call) => {
    const error = refused(() => call(core));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('CORE-5 is refused without harm: the next call works and gives the same bits', () => {
    const before = core.covariance(x);
    for (const [, , , call] of REFUSALS) refused(() => call(core));
    expect(core.covariance(x)).toEqual(before);
  });

  it('CORE-5 a memory limit is a number of at least zero', async () => {
    for (const memoryLimit of [Number.NaN, -1]) {
      await expect(testCore({ memoryLimit })).rejects.toThrow(/^memoryLimit/);
    }
  });

  it('CORE-6 a shape beyond the memory limit is out-of-memory, and the core lives on', async () => {
    const small = await testCore({ memoryLimit: 4 * 2 ** 20 });
    const before = small.gram(x);
    const error = refused(() => small.gram(randomMatrix(1, 2000, 1000)));
    expect(error.code).toBe('out-of-memory');
    expect(error.message).toMatch(/MiB/);
    expect(small.gram(x)).toEqual(before);
  });
});
