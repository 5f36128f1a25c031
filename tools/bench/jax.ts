import {
  defaultDevice,
  init,
  type Array as JaxArray,
  jit,
  numpy as jnp,
  nn,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { BATCH, RATE, SHAPE } from './data.ts';
import type { Contender } from './stopwatch.ts';

/** Its WebAssembly backend, one thread. An array is spent by the function that takes it; `.ref` keeps it. */
const JAX = 'jax-js wasm';

async function use(): Promise<void> {
  await init('wasm');
  defaultDevice('wasm');
}

const held = ({ rows, cols, values }: Matrix) =>
  jnp.array(Float32Array.from(values), { shape: [rows, cols] });

/** The work as it is written, and compiled as a whole. It is lazy: a run ends when the result is there. */
async function contender(
  args: readonly JaxArray[],
  work: (...args: JaxArray[]) => JaxArray,
): Promise<Contender> {
  const run = (way: (...args: JaxArray[]) => JaxArray) => async () => {
    const result = await way(...args.map((argument) => argument.ref)).blockUntilReady();
    result.dispose();
  };
  return compiled([run(work), run(jit(work))]);
}

/** Each way has run once: that compiles its kernels, for seconds, and is not what is compared. */
async function compiled(ways: readonly (() => Promise<void>)[]): Promise<Contender> {
  for (const way of ways) await way();
  return { name: JAX, ways };
}

export async function jaxCovariance(matrix: Matrix): Promise<Contender> {
  await use();
  return contender([held(matrix)], (x) => {
    const centred = jnp.subtract(x.ref, jnp.mean(x, 0, { keepdims: true }));
    return jnp.matmul(jnp.transpose(centred.ref), centred).div(matrix.rows);
  });
}

export async function jaxLogistic({ n, d, x, y }: Samples, l2: number): Promise<Contender> {
  await use();
  const signs = jnp.array(Float32Array.from(y, (label) => (label === 1 ? 1 : -1)));
  const weights = jnp.array(new Float32Array(d + 1).fill(0.01));
  const lossOf = (w: JaxArray, rows: JaxArray, labels: JaxArray) => {
    const margins = labels.mul(jnp.matmul(rows, w.ref.slice([0, d])).add(w.ref.slice(d)));
    const ridge = jnp.sum(jnp.square(w.slice([0, d]))).mul(l2 / 2);
    return jnp.mean(nn.softplus(margins.neg())).add(ridge);
  };
  const slopesOf = valueAndGrad(lossOf);
  return contender([weights, held({ rows: n, cols: d, values: x }), signs], (w, rows, labels) => {
    const [loss, gradient] = slopesOf(w, rows, labels);
    return jnp.concatenate([gradient, jnp.reshape(loss, [1])]);
  });
}

/** Through products, as the package has no distances of its own: ‖a‖² − 2 a·b + ‖b‖². */
export async function jaxDistances(left: Matrix, right: Matrix): Promise<Contender> {
  await use();
  return contender([held(left), held(right)], (a, b) => {
    const squares = jnp.sum(jnp.square(a.ref), 1, { keepdims: true }).add(jnp.sum(jnp.square(b.ref), 1));
    return jnp.sqrt(nn.relu(squares.sub(jnp.matmul(a, jnp.transpose(b)).mul(2))));
  });
}

export async function jaxCholesky(matrix: Matrix): Promise<Contender> {
  await use();
  return contender([held(matrix)], (x) => jnp.linalg.cholesky(x));
}

/** A name of a weight, and the weight. */
type Weights = Record<'hidden' | 'hiddenBias' | 'out' | 'outBias', JaxArray>;

/** One epoch of Adam, its step compiled as a whole; the package itself has no optimiser. */
export async function jaxEpoch({ n, d, classes, x, y }: Samples): Promise<Contender> {
  await use();
  const rows = held({ rows: n, cols: d, values: x });
  const labels = nn.oneHot(jnp.array(Int32Array.from(y)), classes);
  const lossOf = (w: Weights, batch: JaxArray, wanted: JaxArray) => {
    const hidden = nn.relu(jnp.matmul(batch, w.hidden).add(w.hiddenBias));
    const chances = nn.logSoftmax(jnp.matmul(hidden, w.out).add(w.outBias), -1);
    return jnp.mean(jnp.sum(chances.mul(wanted), 1)).neg();
  };
  const slopesOf = valueAndGrad(lossOf);
  const step = jit(
    (
      [w, m, v]: [Weights, Weights, Weights],
      batch: JaxArray,
      wanted: JaxArray,
      rate: JaxArray,
      scale: JaxArray,
    ) => {
      const [loss, slopes] = slopesOf(tree.ref(w), batch, wanted);
      loss.dispose();
      const first = tree.map((a: JaxArray, g: JaxArray) => a.mul(0.9).add(g.mul(0.1)), m, tree.ref(slopes));
      const second = tree.map(
        (a: JaxArray, g: JaxArray) => a.mul(0.999).add(jnp.square(g).mul(0.001)),
        v,
        slopes,
      );
      const next = tree.map(
        (a: JaxArray, up: JaxArray, down: JaxArray) =>
          a.sub(up.mul(rate.ref).div(jnp.sqrt(down.mul(scale.ref)).add(1e-8))),
        w,
        tree.ref(first),
        tree.ref(second),
      );
      rate.dispose();
      scale.dispose();
      return [next, first, second] as [Weights, Weights, Weights];
    },
  );
  const start = (rowsOf: number, cols: number) =>
    jnp.array(
      Float32Array.from({ length: rowsOf * cols }, (_, i) => (((i * 7919) % 1000) / 1000 - 0.5) * 0.1),
      { shape: [rowsOf, cols] },
    );
  const work = async () => {
    const weights = {
      hidden: start(d, SHAPE.hidden),
      hiddenBias: jnp.zeros([SHAPE.hidden]),
      out: start(SHAPE.hidden, classes),
      outBias: jnp.zeros([classes]),
    };
    const zeros = () => tree.map((a: JaxArray) => jnp.zerosLike(a), tree.ref(weights)) as Weights;
    let state: [Weights, Weights, Weights] = [weights, zeros(), zeros()];
    for (let from = 0, k = 1; from < n; from += BATCH, k++) {
      const batch = rows.ref.slice([from, from + BATCH]);
      const wanted = labels.ref.slice([from, from + BATCH]);
      const [rate, scale] = [jnp.array(RATE / (1 - 0.9 ** k)), jnp.array(1 / (1 - 0.999 ** k))];
      state = step(state, batch, wanted, rate, scale) as typeof state;
    }
    await state[0].hidden.blockUntilReady();
    tree.dispose(state);
  };
  return compiled([work]);
}
