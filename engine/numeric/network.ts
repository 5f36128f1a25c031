import { type Arena, type Block, padded } from './arena.ts';
import {
  badShape,
  checkInteger,
  checkLength,
  checkNumber,
  checkSamples,
  outOfRange,
  putSamples,
} from './checks.ts';
import type { Core, NetworkShape } from './core.ts';
import { largestEigenpairs } from './krylov.ts';
import type { Samples } from './samples.ts';

type NetworkFunctions = Pick<
  Core,
  'fitNetwork' | 'networkLogits' | 'networkLosses' | 'networkGradientSpectral'
>;

const NO_ACTIVATION = 2;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Where the parts of a network lie in one padded block of f32, in values from its start. */
interface Layout {
  readonly shape: NetworkShape;
  readonly kind: number;
  /** Row lengths: of W1 and the samples, of W2 and the hidden layer, of the logits. */
  readonly ldx: number;
  readonly ldh: number;
  readonly ldc: number;
  readonly bias1: number;
  readonly weights2: number;
  readonly bias2: number;
  readonly count: number;
}

function layoutOf(shape: NetworkShape): Layout {
  const { d, hidden, classes, activation } = shape;
  checkInteger('shape.d', d, 1, 1 << 20);
  checkInteger('shape.hidden', hidden, 1, 1 << 16);
  checkInteger('shape.classes', classes, 1, 1 << 16);
  if (activation !== 'tanh' && activation !== 'relu') outOfRange('shape.activation must be tanh or relu');
  const [ldx, ldh, ldc] = [padded(d), padded(hidden), padded(classes)];
  const bias1 = ldh * ldx;
  const weights2 = bias1 + ldh;
  const bias2 = weights2 + ldc * ldh;
  const kind = activation === 'tanh' ? 0 : 1;
  return { shape, kind, ldx, ldh, ldc, bias1, weights2, bias2, count: bias2 + ldc };
}

export function networkLength({ d, hidden, classes }: NetworkShape): number {
  return hidden * d + hidden + classes * hidden + classes;
}

/** Tight weights as NetworkFit has them, into a padded block; an address. */
function putNetwork(arena: Arena, layout: Layout, weights: Float32Array): number {
  const { shape, ldx, ldh, bias1, weights2, bias2, count } = layout;
  const { d, hidden, classes } = shape;
  checkLength('weights', weights, networkLength(shape));
  const tight = arena.putF32('weights', weights);
  const address = arena.reserveF32(count);
  const { kernels } = arena;
  kernels.clear(address, count * 4);
  let from = tight;
  const copy = (to: number, rows: number, cols: number, ld: number) => {
    kernels.copyRows(from, cols, address + to * 4, ld, rows, 0);
    from += rows * cols * 4;
  };
  copy(0, hidden, d, ldx);
  copy(bias1, 1, hidden, ldh);
  copy(weights2, classes, hidden, ldh);
  copy(bias2, 1, classes, classes);
  return address;
}

function takeNetwork(arena: Arena, layout: Layout, address: number): Float32Array {
  const { shape, ldx, ldh, bias1, weights2, bias2 } = layout;
  const { d, hidden, classes } = shape;
  const { kernels } = arena;
  const before = kernels.mark();
  const length = networkLength(shape);
  const tight = arena.reserveF32(length);
  let to = tight;
  const copy = (from: number, rows: number, cols: number, ld: number) => {
    kernels.copyRows(address + from * 4, ld, to, cols, rows, 0);
    to += rows * cols * 4;
  };
  copy(0, hidden, d, ldx);
  copy(bias1, 1, hidden, ldh);
  copy(weights2, classes, hidden, ldh);
  copy(bias2, 1, classes, classes);
  const weights = arena.viewF32(tight, length).slice();
  kernels.reset(before);
  return weights;
}

/** Hidden layer and logits of all rows of `x`; workspace for both is the caller's. */
function forward(
  arena: Arena,
  layout: Layout,
  x: number,
  rows: number,
  weights: number,
  hidden: number,
  logits: number,
  work: number,
): void {
  const { kernels } = arena;
  const { shape, ldx, ldh, ldc, bias1, weights2, bias2, kind } = layout;
  kernels.gemm(x, ldx, 0, weights, ldx, 1, hidden, ldh, rows, shape.hidden, shape.d, work);
  kernels.activate(hidden, rows, ldh, weights + bias1 * 4, kind);
  kernels.gemm(
    hidden,
    ldh,
    0,
    weights + weights2 * 4,
    ldh,
    1,
    logits,
    ldc,
    rows,
    shape.classes,
    shape.hidden,
    work,
  );
  kernels.activate(logits, rows, ldc, weights + bias2 * 4, NO_ACTIVATION);
}

function checkAgainst(shape: NetworkShape, data: Samples): void {
  checkSamples('data', data);
  if (data.d !== shape.d) badShape(`data has ${data.d} features and the network ${shape.d}: they must agree`);
  if (data.classes !== shape.classes) {
    badShape(`data has ${data.classes} classes and the network ${shape.classes}: they must agree`);
  }
}

/** Start weights: normal, variance 2/d (ReLU; He et al. 2015) or 1/d (tanh; LeCun et al. 1998); biases 0. */
function startWeights(arena: Arena, shape: NetworkShape, seed: number): Float32Array {
  const { d, hidden, classes, activation } = shape;
  const weights = new Float32Array(networkLength(shape));
  const gain = activation === 'relu' ? 2 : 1;
  const before = arena.kernels.mark();
  const drawn = hidden * d + classes * hidden;
  const address = arena.reserveF32(drawn);
  arena.kernels.fillNormals(seed, address, drawn);
  const normals = arena.viewF32(address, drawn);
  const [first, second] = [Math.sqrt(gain / d), Math.sqrt(1 / hidden)];
  for (let i = 0; i < hidden * d; i++) weights[i] = (normals[i] as number) * first;
  const from = hidden * d + hidden;
  for (let i = 0; i < classes * hidden; i++) weights[from + i] = (normals[hidden * d + i] as number) * second;
  arena.kernels.reset(before);
  return weights;
}

export function networkFunctions(arena: Arena): NetworkFunctions {
  const { kernels } = arena;

  /** Hidden layer and logits as blocks. */
  const evaluate = (layout: Layout, x: Block, weights: Float32Array) => {
    const w = putNetwork(arena, layout, weights);
    const hidden = arena.reserveBlock(x.rows, layout.shape.hidden);
    const logits = arena.reserveBlock(x.rows, layout.shape.classes);
    const work = arena.reserveBytes(kernels.gemmWork());
    forward(arena, layout, x.address, x.rows, w, hidden.address, logits.address, work);
    return { hidden, logits };
  };

  return {
    fitNetwork: (data, shape, options) =>
      arena.run(() => {
        const layout = layoutOf(shape);
        checkAgainst(shape, data);
        const { l2, epochs, batch, learningRate, seed, onEpoch } = options;
        checkNumber('l2', l2, 0);
        checkNumber('learningRate', learningRate, 0);
        checkInteger('epochs', epochs, 0, 1e6);
        checkInteger('batch', batch, 1, 1e6);
        checkInteger('seed', seed, 0, 0xffffffff);
        const x = putSamples(arena, 'data', data);
        const y = arena.putI32(data.y);
        const w = putNetwork(arena, layout, startWeights(arena, shape, seed));
        const { ldx, ldh, ldc, bias1, weights2, bias2, count, kind } = layout;
        const size = Math.min(batch, data.n);
        const rows = arena.reserveBlock(size, data.d).address;
        const labels = arena.reserveI32(size);
        const hidden = arena.reserveBlock(size, shape.hidden).address;
        const logits = arena.reserveBlock(size, shape.classes).address;
        const back = arena.reserveBlock(size, shape.hidden).address;
        const gradient = arena.reserveF32(count);
        const first = arena.reserveF32(count);
        const second = arena.reserveF32(count);
        const order = arena.reserveI32(data.n);
        const work = arena.reserveBytes(kernels.gemmWork());
        kernels.clear(gradient, count * 4);
        kernels.clear(first, count * 4);
        kernels.clear(second, count * 4);

        let [power1, power2] = [1, 1];
        let loss = 0;
        for (let epoch = 1; epoch <= epochs; epoch++) {
          kernels.seedRandom((seed ^ Math.imul(epoch, 0x9e3779b1)) >>> 0);
          kernels.shuffle(order, data.n);
          loss = 0;
          for (let from = 0; from < data.n; from += size) {
            const m = Math.min(size, data.n - from);
            kernels.copyRows(x.address, ldx, rows, ldx, m, order + from * 4);
            kernels.copyRows(y, 1, labels, 1, m, order + from * 4);
            forward(arena, layout, rows, m, w, hidden, logits, work);
            const w2 = w + weights2 * 4;
            loss += kernels.softmaxSlope(logits, ldc, m, shape.classes, labels, 1 / m, 0);
            // The gradient's parts lie as the weights do, so one step of Adam covers them all.
            const g2 = gradient + weights2 * 4;
            kernels.gemm(logits, ldc, 1, hidden, ldh, 0, g2, ldh, shape.classes, shape.hidden, m, work);
            kernels.columnSums(logits, m, ldc, gradient + bias2 * 4);
            kernels.gemm(logits, ldc, 0, w2, ldh, 0, back, ldh, m, shape.hidden, shape.classes, work);
            kernels.activationSlope(back, hidden, m, ldh, kind);
            kernels.gemm(back, ldh, 1, rows, ldx, 0, gradient, ldx, shape.hidden, shape.d, m, work);
            kernels.columnSums(back, m, ldh, gradient + bias1 * 4);
            if (l2 > 0) {
              kernels.addScaled(l2, w, gradient, bias1);
              kernels.addScaled(l2, w2, g2, bias2 - weights2);
            }
            power1 *= BETA1;
            power2 *= BETA2;
            const root = Math.sqrt(1 - power2);
            const rate = (learningRate * root) / (1 - power1);
            kernels.adamStep(w, gradient, first, second, count, rate, BETA1, BETA2, EPSILON * root);
          }
          const square =
            kernels.sumOfSquares(w, bias1) + kernels.sumOfSquares(w + weights2 * 4, bias2 - weights2);
          loss = loss / data.n + 0.5 * l2 * square;
          onEpoch?.(epoch, takeNetwork(arena, layout, w), loss);
        }
        return { weights: takeNetwork(arena, layout, w), loss };
      }),

    networkLogits: (x, shape, weights) =>
      arena.run(() => {
        const layout = layoutOf(shape);
        if (x.cols !== shape.d) {
          badShape(`x has ${x.cols} columns and the network ${shape.d} features: they must agree`);
        }
        return arena.takeMatrix(evaluate(layout, arena.putMatrix('x', x), weights).logits);
      }),

    networkLosses: (data, shape, weights) =>
      arena.run(() => {
        const layout = layoutOf(shape);
        checkAgainst(shape, data);
        const { logits } = evaluate(layout, putSamples(arena, 'data', data), weights);
        const y = arena.putI32(data.y);
        const losses = arena.reserveF32(data.n);
        kernels.softmaxSlope(logits.address, logits.ld, data.n, shape.classes, y, 1, losses);
        return arena.viewF32(losses, data.n).slice();
      }),

    networkGradientSpectral: (data, shape, weights) =>
      arena.run(() => {
        const layout = layoutOf(shape);
        checkAgainst(shape, data);
        const { hidden, logits } = evaluate(layout, putSamples(arena, 'data', data), weights);
        const y = arena.putI32(data.y);
        kernels.softmaxSlope(logits.address, logits.ld, data.n, shape.classes, y, 1, 0);
        const h = arena.takeMatrix(hidden).values;
        const delta = arena.takeMatrix(logits).values;
        const out = new Float32Array(data.n);
        for (let c = 0; c < shape.classes; c++) {
          const members: number[] = [];
          for (let i = 0; i < data.n; i++) if (data.y[i] === c) members.push(i);
          if (members.length === 0) continue;
          const before = kernels.mark();
          const scores = lastLayerSpectral(arena, layout, h, delta, members);
          kernels.reset(before);
          members.forEach((row, i) => {
            out[row] = scores[i] as number;
          });
        }
        return out;
      }),
  };
}

/** Squared projections of the members' centred last-layer gradients δ ⊗ (h, 1) on their first direction. */
function lastLayerSpectral(
  arena: Arena,
  { shape }: Layout,
  h: Float32Array,
  delta: Float32Array,
  members: readonly number[],
): Float32Array {
  const { kernels } = arena;
  const { hidden, classes } = shape;
  const cols = classes * (hidden + 1);
  const rows = members.length;
  const g = arena.reserveBlock(rows, cols);
  kernels.clear(g.address, rows * g.ld * 4);
  const values = arena.viewF32(g.address, rows * g.ld);
  for (let i = 0; i < rows; i++) {
    const row = members[i] as number;
    for (let c = 0; c < classes; c++) {
      const slope = delta[row * classes + c] as number;
      const to = i * g.ld + c * (hidden + 1);
      for (let j = 0; j < hidden; j++) values[to + j] = slope * (h[row * hidden + j] as number);
      values[to + hidden] = slope;
    }
  }
  const n = g.ld + 1;
  const work = arena.reserveBytes(4 * g.ld + 160);
  const mean = arena.reserveF64(n);
  kernels.columnMeans(g.address, g.ld, rows, 0, rows, mean, work);
  arena.viewF64(mean, n)[g.ld] = 0;
  const narrow = arena.reserveF32(g.ld);
  const { vectors } = largestEigenpairs(arena, g.ld, 1, 1, 1e-6, (count, v, out) => {
    const image = arena.reserveF64(n);
    for (let i = 0; i < count; i++) {
      const from = v + i * g.ld * 8;
      kernels.narrow(from, narrow, g.ld);
      const shift = kernels.dot(mean, from, g.ld);
      kernels.normalProduct(g.address, g.ld, rows, 0, narrow, 0, shift, image, work);
      arena.viewF64(out + i * g.ld * 8, g.ld).set(arena.viewF64(image, g.ld));
    }
  });
  kernels.narrow(vectors, narrow, g.ld);
  const products = arena.reserveF32(rows);
  kernels.rowProducts(g.address, g.ld, rows, narrow, -kernels.dot(mean, vectors, g.ld), products);
  return arena.viewF32(products, rows).map((value) => value * value);
}
