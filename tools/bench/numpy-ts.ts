import * as np from 'numpy-ts';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import type { Contender } from './stopwatch.ts';

const NUMPY_TS = 'numpy-ts';

const shaped = (values: Float32Array, ...shape: number[]) => np.frombuffer(values, 'float32').reshape(shape);
const held = ({ rows, cols, values }: Matrix) => shaped(Float32Array.from(values), rows, cols);

export function numpyCovariance(x: Matrix): Contender {
  const matrix = held(x);
  const centred = () => np.subtract(matrix, np.mean(matrix, 0));
  return {
    name: NUMPY_TS,
    ways: [
      () => np.cov(matrix, undefined, false), // in f64, whatever it gets
      () => {
        const y = centred();
        return np.divide(np.matmul(np.transpose(y), y), x.rows);
      },
      () => {
        const y = centred();
        return np.divide(np.matmul(np.ascontiguousarray(np.transpose(y)), y), x.rows);
      },
    ],
  };
}

export function numpyLogistic({ n, d, x, y }: Samples, l2: number): Contender {
  const matrix = held({ rows: n, cols: d, values: x });
  const signs = shaped(
    Float32Array.from(y, (label) => (label === 1 ? 1 : -1)),
    n,
  );
  const weights = shaped(new Float32Array(d).fill(0.01), d);
  const pass = (product: (slopes: np.NDArray) => unknown) => () => {
    const margins = np.multiply(signs, np.add(np.matmul(matrix, weights), 0.01));
    const loss = np.mean(np.logaddexp(np.zeros([n], 'float32'), np.negative(margins)));
    const slopes = np.divide(np.negative(signs), np.multiply(np.add(np.exp(margins), 1), n)) as np.NDArray;
    return [loss, np.add(product(slopes) as np.NDArray, np.multiply(weights, l2)), np.sum(slopes)];
  };
  return {
    name: NUMPY_TS,
    ways: [
      pass((slopes) => np.matmul(slopes, matrix)),
      pass((slopes) => np.matmul(np.transpose(matrix), slopes)),
    ],
  };
}

/** Through products, as the package has no distances of its own: ‖a‖² − 2 a·b + ‖b‖². */
export function numpyDistances(left: Matrix, right: Matrix): Contender {
  const [a, b] = [held(left), held(right)];
  const turned = np.ascontiguousarray(np.transpose(b));
  const distances = (products: () => np.NDArray) => () => {
    const squares = np.add(
      np.reshape(np.sum(np.square(a), 1) as np.NDArray, [left.rows, 1]),
      np.sum(np.square(b), 1) as np.NDArray,
    );
    return np.sqrt(np.maximum(np.subtract(squares, np.multiply(products(), 2)), 0));
  };
  return {
    name: NUMPY_TS,
    ways: [
      distances(() => np.matmul(a, np.transpose(b)) as np.NDArray),
      distances(() => np.matmul(a, turned) as np.NDArray),
    ],
  };
}

export function numpyCholesky(matrix: Matrix): Contender {
  const symmetric = held(matrix);
  return { name: NUMPY_TS, ways: [() => np.linalg.cholesky(symmetric)] };
}
