import { definiteMatrix, normalMatrix, normalSamples } from './data.ts';
import { jaxCholesky, jaxCovariance, jaxDistances, jaxEpoch, jaxLogistic } from './jax.ts';
import { mlCholesky, mlCovariance, mlDistances, mlLogistic } from './ml-matrix.ts';
import { numpyCholesky, numpyCovariance, numpyDistances, numpyLogistic } from './numpy-ts.ts';
import { type Ours, ourCholesky, ourCovariance, ourDistances, ourEpoch, ourLogistic } from './ours.ts';
import { plainCholesky, plainCovariance, plainDistances, plainEpoch, plainLogistic } from './plain.ts';
import type { Contender } from './stopwatch.ts';
import { tfCovariance, tfDistances, tfEpoch, tfLogistic } from './tensorflow.ts';

export interface BenchTask {
  readonly id: string;
  readonly title: string;
  /** Multiplications and additions that the definition needs. */
  readonly flops: number;
  readonly contenders: () => Promise<readonly Contender[]>;
  /** What is left out, and why. */
  readonly note?: string;
}

const L2 = 0.01;

/** How the cost of three kernels grows: one size changes, the other stays. */
export interface Growth {
  readonly id: string;
  readonly title: string;
  readonly variable: 'n' | 'd';
  readonly sizes: readonly number[];
  readonly contender: (size: number) => Promise<Contender>;
}

export function tasks(ours: Ours): BenchTask[] {
  const { core } = ours;
  return [
    {
      id: 'covariance',
      title: 'covariance 2000 × 784',
      flops: 2000 * 784 * 785,
      contenders: async () => {
        const x = normalMatrix(core, 2000, 784);
        return [
          ...(await ourCovariance(ours, x)),
          plainCovariance(x),
          mlCovariance(x),
          numpyCovariance(x),
          await jaxCovariance(x),
          await tfCovariance('wasm', x),
          await tfCovariance('cpu', x),
        ];
      },
    },
    {
      id: 'logistic',
      title: 'logistic loss and gradient 10000 × 784',
      flops: 4 * 10_000 * 784,
      contenders: async () => {
        const data = normalSamples(core, 10_000, 784, 2);
        return [
          ...(await ourLogistic(ours, data, L2)),
          plainLogistic(data, L2),
          mlLogistic(data, L2),
          numpyLogistic(data, L2),
          await jaxLogistic(data, L2),
          await tfLogistic('wasm', data, L2),
          await tfLogistic('cpu', data, L2),
        ];
      },
    },
    {
      id: 'network',
      title: 'network 784-64-10, one epoch of 10000 in batches of 100',
      // Forward, backward to the hidden layer, and the gradients of both layers.
      flops: 2 * 10_000 * (2 * 784 * 64 + 3 * 64 * 10),
      contenders: async () => {
        const data = normalSamples(core, 10_000, 784, 10);
        return [
          ...(await ourEpoch(ours, data)),
          plainEpoch(data),
          await jaxEpoch(data),
          await tfEpoch('wasm', data),
          await tfEpoch('cpu', data),
        ];
      },
      note: 'ml-matrix and numpy-ts have no training. The tfjs rows are its own `model.fit`; jax-js has gradients and no optimiser, so its row is a step of Adam compiled by `jit`.',
    },
    {
      id: 'distances',
      title: 'distances 1000 × 2000 × 784',
      flops: 2 * 1000 * 2000 * 784,
      contenders: async () => {
        const [a, b] = [normalMatrix(core, 1000, 784, 3), normalMatrix(core, 2000, 784, 4)];
        return [
          ...(await ourDistances(ours, a, b)),
          plainDistances(a, b),
          mlDistances(a, b),
          numpyDistances(a, b),
          await jaxDistances(a, b),
          await tfDistances('wasm', a, b),
          await tfDistances('cpu', a, b),
        ];
      },
    },
    {
      id: 'cholesky',
      title: 'Cholesky 1024',
      flops: 1024 ** 3 / 3,
      contenders: async () => {
        const matrix = definiteMatrix(core, 1024);
        return [
          ...(await ourCholesky(ours, matrix)),
          plainCholesky(matrix),
          mlCholesky(matrix),
          numpyCholesky(matrix),
          await jaxCholesky(matrix),
        ];
      },
      note: 'tfjs has no Cholesky factorisation.',
    },
  ];
}

const last = <T>(values: readonly T[]) => values.at(-1) as T;

/** Resident data throughout: what grows is the kernel's work, not the copies. */
export function growths(ours: Ours): Growth[] {
  const { core } = ours;
  const covariance = async (n: number, d: number) =>
    last(await ourCovariance(ours, normalMatrix(core, n, d)));
  const logistic = async (n: number, d: number) =>
    last(await ourLogistic(ours, normalSamples(core, n, d, 2), L2));
  const distances = async (n: number, d: number) =>
    last(await ourDistances(ours, normalMatrix(core, 500, d, 3), normalMatrix(core, n, d, 4)));
  const rows = [1000, 2000, 4000];
  const columns = [256, 512, 1024];
  const both = (id: string, title: string, at: (n: number, d: number) => Promise<Contender>): Growth[] => [
    { id, title: `${title}, d = 512`, variable: 'n', sizes: rows, contender: (n) => at(n, 512) },
    { id, title: `${title}, n = 2000`, variable: 'd', sizes: columns, contender: (d) => at(2000, d) },
  ];
  return [
    ...both('covariance', 'covariance', covariance),
    ...both('logistic', 'logistic loss and gradient', logistic),
    ...both('distances', 'distances of 500 rows to n', distances),
  ];
}
