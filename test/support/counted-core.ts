import type { Matrix } from '../../engine/numeric/contracts/matrix.ts';
import type { Core } from '../../engine/numeric/core.ts';

/** A core that counts what it does, in multiply-adds: the same on every machine, whatever it is busy with. */
export interface CountedCore {
  readonly core: Core;
  /** Since the last time that it was asked. */
  take(): number;
}

type Values = { readonly length: number };
type Weighted = { readonly weights: Values };
type Rows = { readonly n: number; readonly d: number };

const cells = ({ rows, cols }: Matrix) => rows * cols;
/** A look of every sample through every weight. */
const through = (_result: unknown, model: Weighted, { n }: Rows) => n * model.weights.length;
const solved = (result: unknown, model: Weighted, data: Rows) => SOLVER_STEPS * through(result, model, data);
const fitted = ({ iterations, weights }: Weighted & { readonly iterations: number }, data: Rows) =>
  iterations * data.n * weights.length;
const perColumn = (_result: unknown, x: Matrix) => cells(x) * x.cols;
const cubed = (_result: unknown, { rows }: Matrix) => rows * rows * rows;

/** Steps of a solver that says nothing of how many it took. */
const SOLVER_STEPS = 20;

/** What a call does, from what it has returned and its arguments; of calls that are not named, the numbers they read. */
const WORK: Readonly<Record<string, (...given: never[]) => number>> = {
  fitLogistic: fitted,
  fitSquared: fitted,
  fitHinge: fitted,
  fitSoftmax: fitted,
  fitNetwork: (
    { weights }: Weighted,
    { n }: Rows,
    _shape: unknown,
    { epochs }: { readonly epochs: number },
  ) => epochs * n * weights.length,
  modelLosses: through,
  modelGradient: through,
  hessianProduct: through,
  inputGradients: through,
  sampleGradients: through,
  sampleGradientNorms: through,
  sampleGradientProjections: through,
  sampleGradientSpectral: solved,
  solveHessian: solved,
  nearest: (_result: unknown, x: Matrix, queries: Matrix) => x.rows * cells(queries),
  distances: (_result: unknown, a: Matrix, b: Matrix) => a.rows * cells(b),
  kMeans: (_result: unknown, x: Matrix, k: number) => SOLVER_STEPS * k * cells(x),
  multiply: (product: Matrix, a: Matrix) => (cells(product) * cells(a)) / Math.max(1, product.rows),
  gram: perColumn,
  covariance: perColumn,
  mahalanobis: perColumn,
  robustCovariance: (_result: unknown, x: Matrix, { starts = 5 }: { readonly starts?: number } = {}) =>
    (starts + 1) * cells(x) * x.cols,
  rowGram: (_result: unknown, a: Matrix) => a.rows * cells(a),
  cholesky: cubed,
  symmetricEigen: cubed,
  topEigen: cubed,
  leadingEigen: cubed,
  mmd: (
    _result: unknown,
    x: Matrix,
    y: Matrix,
    { permutations = 0 }: { readonly permutations?: number } = {},
  ) => (x.rows + y.rows) ** 2 * (x.cols + permutations),
};

/** Calls for one number are made by the thousand, and do next to nothing. */
const SINGLE: ReadonlySet<string> = new Set(['exp', 'log', 'memoryBytes']);

const sizeOf = (value: unknown): number => {
  if (ArrayBuffer.isView(value)) return (value as unknown as Values).length;
  return value && typeof value === 'object'
    ? Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 0)
    : 0;
};

export function countedCore(core: Core): CountedCore {
  let count = 0;
  const counting =
    (name: string, call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const result = call(...args);
      const work = WORK[name] as ((...given: unknown[]) => number) | undefined;
      count += work ? work(result, ...args) : sizeOf(args);
      return result;
    };
  const counted = Object.fromEntries(
    Object.entries(core).map(([name, call]) => [
      name,
      SINGLE.has(name) ? call : counting(name, call as () => unknown),
    ]),
  ) as unknown as Core;
  return {
    core: counted,
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}
