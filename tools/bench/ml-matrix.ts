import { CholeskyDecomposition, covariance, Matrix as MlMatrix } from 'ml-matrix';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import type { Contender } from './stopwatch.ts';

export const ML_MATRIX = 'ml-matrix';

const held = ({ rows, cols, values }: Matrix) => MlMatrix.from1DArray(rows, cols, Array.from(values));

export function mlCovariance(x: Matrix): Contender {
  const matrix = held(x);
  return { name: ML_MATRIX, ways: [() => covariance(matrix)] };
}

export function mlLogistic({ n, d, x, y }: Samples, l2: number): Contender {
  const matrix = held({ rows: n, cols: d, values: x });
  const weights = MlMatrix.ones(d, 1).mul(0.01);
  const work = () => {
    const scores = matrix.mmul(weights);
    let loss = 0;
    const slopes = MlMatrix.zeros(1, n);
    for (let i = 0; i < n; i++) {
      const label = y[i] === 1 ? 1 : -1;
      const margin = label * (scores.get(i, 0) + 0.01);
      const e = Math.exp(-Math.abs(margin));
      loss += Math.max(-margin, 0) + Math.log1p(e);
      slopes.set(0, i, (-label * (margin >= 0 ? e : 1)) / (1 + e) / n);
    }
    const gradient = slopes.mmul(matrix).add(weights.transpose().mul(l2));
    return { loss: loss / n, gradient, bias: slopes.sum() };
  };
  return { name: ML_MATRIX, ways: [work] };
}

/** Through products, as the package has no distances of its own: ‖a‖² − 2 a·b + ‖b‖². */
export function mlDistances(a: Matrix, b: Matrix): Contender {
  const [left, right] = [held(a), held(b)];
  const work = () => {
    const squares = (m: MlMatrix) => MlMatrix.mul(m, m).sum('row');
    const products = left.mmul(right.transpose()).mul(-2);
    return products.addColumnVector(squares(left)).addRowVector(squares(right)).abs().sqrt();
  };
  return { name: ML_MATRIX, ways: [work] };
}

export function mlCholesky(matrix: Matrix): Contender {
  const symmetric = held(matrix);
  return { name: ML_MATRIX, ways: [() => new CholeskyDecomposition(symmetric).lowerTriangularMatrix] };
}
