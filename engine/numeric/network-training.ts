import { GameError } from '../errors.ts';
import { randomState, type Seed } from '../random.ts';
import { type F32Address, type I32Address, NOWHERE, skip32 } from './addresses.ts';
import { checkLength } from './checks.ts';
import type { NetworkFit, NetworkOptions, NetworkShape } from './contracts/networks.ts';
import { putSampleWeights } from './labelled.ts';
import {
  backward,
  forward,
  type Layer,
  type Layers,
  putStack,
  reserveOutputs,
  sumGradient,
  takeStack,
} from './layers.ts';
import type { Block, Memory } from './memory.ts';
import { stackOf } from './network-shape.ts';
import { ridgesOf, type Scaling, scaleBlock, scaleWeights, unscaleWeights } from './scaling.ts';
import { seedOfEpoch } from './seeds.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Start weights: normal, variance 2/d (ReLU; He et al. 2015) or 1/d (tanh; LeCun et al. 1998); biases 0. */
function startWeights(memory: Memory, { layers, length }: Layers, gain: number, seed: Seed): Float32Array {
  const weights = new Float32Array(length);
  return memory.scope(() => {
    const normals = memory.reserveF32(length);
    memory.kernels.fillNormals(...randomState(seed), normals, length);
    const drawn = memory.viewF32(normals, length);
    let from = 0;
    layers.forEach(({ inputs, outputs, tightAt }, l) => {
      const spread = Math.sqrt((l === 0 ? gain : 1) / inputs);
      for (let i = 0; i < outputs * inputs; i++) weights[tightAt + i] = (drawn[from++] as number) * spread;
    });
    return weights;
  });
}

/** The ridge on every W, no b, of weights on scaled rows: l2 is its strength on the weights of the rows as they were. */
interface Ridge {
  /** l2 ‖W‖². */
  sum(weights: F32Address): number;
  /** Adds its gradient. */
  addTo(weights: F32Address, gradient: F32Address): void;
}

function ridgeOn(memory: Memory, { layers }: Layers, scaling: Scaling | null, l2: number): Ridge {
  const { kernels } = memory;
  const [first, ...rest] = layers as [Layer, ...Layer[]];
  const plain = scaling ? rest : layers;
  const byColumn = scaling ? memory.reserveF32(first.ldIn) : NOWHERE;
  if (scaling) memory.viewF32(byColumn, first.ldIn).fill(0).set(ridgesOf(scaling, l2));
  const { ldIn, ldOut, weightsAt } = first;
  return {
    sum(weights) {
      let squares = 0;
      for (const layer of plain) {
        squares += kernels.sumOfSquares(skip32(weights, layer.weightsAt), layer.ldIn * layer.ldOut);
      }
      const own = byColumn
        ? kernels.addColumnRidges(byColumn, skip32(weights, weightsAt), NOWHERE, ldOut, ldIn)
        : 0;
      return l2 * squares + own;
    },
    addTo(weights, gradient) {
      for (const layer of plain) {
        const at = layer.weightsAt;
        const count = layer.ldIn * layer.ldOut;
        kernels.addScaled(l2, skip32(weights, at), skip32(gradient, at), count);
      }
      if (!byColumn) return;
      const [w, g] = [skip32(weights, weightsAt), skip32(gradient, weightsAt)];
      kernels.addColumnRidges(byColumn, w, g, ldOut, ldIn);
    },
  };
}

/** Mean cross-entropy of the best constant prediction, nats: of the classes' shares. */
function constantLoss(
  memory: Memory,
  y: I32Address,
  a: F32Address,
  total: number,
  n: number,
  classes: number,
): number {
  const sums = new Float64Array(classes);
  const labels = memory.viewI32(y, n);
  const weights = a ? memory.viewF32(a, n) : null;
  for (let i = 0; i < n; i++) {
    const c = labels[i] as number;
    sums[c] = (sums[c] as number) + (weights ? (weights[i] as number) : 1);
  }
  return sums.reduce(
    (loss, sum) => (sum > 0 ? loss - (sum / total) * memory.kernels.log(sum / total) : loss),
    0,
  );
}

/** Takes one step against a gradient. */
type Optimiser = (weights: F32Address, gradient: F32Address) => void;

/** The optimiser with its moments, zeros at first: Adam (Kingma & Ba 2015), or SGD with momentum. */
function createOptimiser(
  memory: Memory,
  count: number,
  { optimiser, learningRate }: Pick<NetworkOptions, 'optimiser' | 'learningRate'>,
): Optimiser {
  const { kernels } = memory;
  const first = memory.reserveF32(count);
  const second = memory.reserveF32(count);
  for (const block of [first, second]) kernels.clear(block, count * 4);
  if (optimiser === 'momentum') {
    return (w, gradient) => kernels.momentumStep(w, gradient, first, count, learningRate, BETA1);
  }
  let [power1, power2] = [1, 1];
  return (w, gradient) => {
    power1 *= BETA1;
    power2 *= BETA2;
    const root = Math.sqrt(1 - power2);
    const rate = (learningRate * root) / (1 - power1);
    kernels.adamStep(w, gradient, first, second, count, rate, BETA1, BETA2, EPSILON * root);
  };
}

/** Samples in the core's memory: rows, their classes, and their weights (NOWHERE for ones). */
interface WeighedRows {
  readonly x: Block;
  readonly y: I32Address;
  readonly a: F32Address;
}

/**
 * Batches of up to `size` samples: the function takes the `m` samples that `order` names, overwrites the gradient with
 * that of their mean loss, and returns the sum of their losses.
 */
function createBatches(
  memory: Memory,
  stack: Layers,
  { x, y, a }: WeighedRows,
  size: number,
  classes: number,
) {
  const { kernels } = memory;
  const rows = memory.reserveBlock(size, x.cols);
  const labels = memory.reserveI32(size);
  const weights = a ? memory.reserveF32(size) : NOWHERE;
  const outputs = reserveOutputs(memory, stack.layers, size);
  // The gradients in the logits replace the logits.
  const logits = outputs.at(-1) as Block;
  const gradients = [...reserveOutputs(memory, stack.layers.slice(0, -1), size), logits];
  return (order: I32Address, m: number, w: F32Address, gradient: F32Address): number => {
    kernels.copyRows(x.address, x.ld, rows.address, x.ld, m, order);
    kernels.copyRows(y, 1, labels, 1, m, order);
    if (weights) kernels.copyRows(a, 1, weights, 1, m, order);
    const part = { ...rows, rows: m };
    forward(memory, stack, w, part, outputs);
    const { address, ld } = logits;
    const loss = kernels.softmaxGradient(address, ld, m, classes, labels, weights, 1 / m, NOWHERE);
    backward(memory, stack, w, m, outputs, gradients);
    sumGradient(memory, stack, part, outputs, gradients, gradient, 'set');
    return loss;
  };
}

/** Training on samples that lie in the core's memory: rows, which may be scaled in place, and the address of their classes. */
export function trainNetworkOn(
  memory: Memory,
  x: Block,
  y: I32Address,
  shape: NetworkShape,
  options: NetworkOptions,
): NetworkFit {
  const { kernels } = memory;
  const { l2, epochs, batch, learningRate, seed, onEpoch } = options;
  const stack = stackOf(shape);
  const given = putSampleWeights(memory, options.sampleWeights, x.rows);
  const gain = shape.activation === 'relu' ? 2 : 1;
  const scaling = scaleBlock(memory, x, l2);
  const onInputs = (stack.layers[0] as Layer).outputs * (x.cols + 1);
  const start = options.start?.slice();
  if (start) checkLength('start', start, stack.length);
  if (start && scaling) scaleWeights(scaling, start.subarray(0, onInputs));
  const w = putStack(memory, stack, 'start', start ?? startWeights(memory, stack, gain, seed));
  const take = () => {
    const taken = takeStack(memory, stack, w);
    if (scaling) unscaleWeights(scaling, taken.subarray(0, onInputs));
    return taken;
  };
  const ridge = ridgeOn(memory, stack, scaling, l2);
  const size = Math.min(batch, x.rows);
  const lossAndGradient = createBatches(memory, stack, { x, y, a: given.at }, size, shape.classes);
  const takeStep = createOptimiser(memory, stack.count, options);
  const gradient = memory.reserveF32(stack.count);
  const order = memory.reserveI32(x.rows);
  kernels.clear(gradient, stack.count * 4);

  let loss = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    kernels.shuffle(...randomState(seedOfEpoch(seed, epoch)), order, x.rows);
    loss = 0;
    for (let from = 0; from < x.rows; from += size) {
      loss += lossAndGradient(skip32(order, from), Math.min(size, x.rows - from), w, gradient);
      if (l2 > 0) ridge.addTo(w, gradient);
      takeStep(w, gradient);
    }
    loss = loss / given.total + 0.5 * ridge.sum(w);
    if (kernels.firstNotFinite(w, stack.count) >= 0) {
      throw new GameError(
        'no-convergence',
        `learningRate ${learningRate} drove the weights beyond f32 in epoch ${epoch}: use a smaller one`,
      );
    }
    onEpoch?.(epoch, take(), loss);
  }
  const constant = constantLoss(memory, y, given.at, given.total, x.rows, shape.classes);
  return { weights: take(), loss, converged: epochs === 0 || loss < constant };
}
