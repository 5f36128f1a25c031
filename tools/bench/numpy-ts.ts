import * as np from 'numpy-ts';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import type { Contender } from './stopwatch.ts';

const NUMPY_TS = 'numpy-ts';

const shaped = (values: Float32Array, ...shape: number[]) => np.frombuffer(values, 'float32').reshape(shape);
const held = ({ rows, cols, values }: Matrix) => shaped(Float32Array.from(values), rows, cols);

/** Notes an array as one that the run made. */
type Own = (made: unknown) => np.NDArray;

/** What a run makes is freed at its end: the package's memory is of a fixed size, and its collector comes late. */
function contender(...ways: ((own: Own) => unknown)[]): Contender {
  return {
    name: NUMPY_TS,
    ways: ways.map((way) => () => {
      const made: np.NDArray[] = [];
      way((array) => {
        made.push(array as np.NDArray);
        return array as np.NDArray;
      });
      for (const array of made) array.dispose();
    }),
  };
}

export function numpyCovariance(x: Matrix): Contender {
  const matrix = held(x);
  const centred = (own: Own) => own(np.subtract(matrix, own(np.mean(matrix, 0))));
  const product = (own: Own, turned: np.NDArray, y: np.NDArray) =>
    own(np.divide(own(np.matmul(turned, y)), x.rows));
  return contender(
    (own) => own(np.cov(matrix, undefined, false)), // in f64, whatever it gets
    (own) => {
      const y = centred(own);
      return product(own, own(np.transpose(y)), y);
    },
    (own) => {
      const y = centred(own);
      return product(own, own(np.ascontiguousarray(own(np.transpose(y)))), y);
    },
  );
}

export function numpyLogistic({ n, d, x, y }: Samples, l2: number): Contender {
  const matrix = held({ rows: n, cols: d, values: x });
  const turned = np.transpose(matrix);
  const signs = shaped(
    Float32Array.from(y, (label) => (label === 1 ? 1 : -1)),
    n,
  );
  const [weights, zeros] = [shaped(new Float32Array(d).fill(0.01), d), np.zeros([n], 'float32')];
  const pass = (product: (slopes: np.NDArray) => unknown) => (own: Own) => {
    const scores = own(np.add(own(np.matmul(matrix, weights)), 0.01));
    const margins = own(np.multiply(signs, scores));
    const loss = np.mean(own(np.logaddexp(zeros, own(np.negative(margins)))));
    const odds = own(np.add(own(np.exp(margins)), 1));
    const slopes = own(np.divide(own(np.negative(signs)), own(np.multiply(odds, n))));
    const gradient = own(np.add(own(product(slopes)), own(np.multiply(weights, l2))));
    return [loss, gradient, np.sum(slopes)];
  };
  return contender(
    pass((slopes) => np.matmul(slopes, matrix)),
    pass((slopes) => np.matmul(turned, slopes)),
  );
}

/** Through products, as the package has no distances of its own: ‖a‖² − 2 a·b + ‖b‖². */
export function numpyDistances(left: Matrix, right: Matrix): Contender {
  const [a, b] = [held(left), held(right)];
  const turned = np.transpose(b);
  const copied = np.ascontiguousarray(turned);
  const distances = (products: () => unknown) => (own: Own) => {
    const ofA = own(np.sum(own(np.square(a)), 1)).reshape([left.rows, 1]);
    const squares = own(np.add(ofA, own(np.sum(own(np.square(b)), 1))));
    const gaps = own(np.subtract(squares, own(np.multiply(own(products()), 2))));
    return own(np.sqrt(own(np.maximum(gaps, 0))));
  };
  return contender(
    distances(() => np.matmul(a, turned)),
    distances(() => np.matmul(a, copied)),
  );
}

export function numpyCholesky(matrix: Matrix): Contender {
  const symmetric = held(matrix);
  return contender((own) => own(np.linalg.cholesky(symmetric)));
}
