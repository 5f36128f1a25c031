import { GameError } from '../errors.ts';
import { randomState, type Seed } from '../random.ts';
import { type F32Address, type I32Address, NOWHERE, skip32 } from './addresses.ts';
import {
  badShape,
  checkInteger,
  checkLength,
  checkNumber,
  checkSeed,
  outOfRange,
  putSamples,
} from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { NetworkOptions, NetworkOutput, NetworkShape, Networks } from './contracts/networks.ts';
import { putSampleWeights } from './labelled.ts';
import {
  backward,
  forward,
  inputGradients,
  type Layer,
  type Layers,
  putStack,
  RELU,
  reserveOutputs,
  stackLayers,
  sumGradient,
  TANH,
  takeStack,
} from './layers.ts';
import type { Block, Memory } from './memory.ts';
import type { Samples } from './samples.ts';
import { ridgesOf, type Scaling, scaleBlock, scaleWeights, unscaleWeights } from './scaling.ts';
import { seedOfEpoch } from './seeds.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

export function stackOf({ d, hidden, classes, activation }: NetworkShape): Layers {
  checkInteger('shape.d', d, 1, 1 << 20);
  checkInteger('shape.hidden', hidden, 1, 1 << 16);
  checkInteger('shape.classes', classes, 1, 1 << 16);
  if (activation !== 'tanh' && activation !== 'relu') outOfRange('shape.activation must be tanh or relu');
  return stackLayers([d, hidden, classes], activation === 'tanh' ? TANH : RELU);
}

/** Checked samples that fit the network. */
export function putFor(memory: Memory, shape: NetworkShape, data: Samples): Block {
  if (data.d !== shape.d) badShape(`data has ${data.d} features and the network ${shape.d}: they must agree`);
  if (data.classes !== shape.classes) {
    badShape(`data has ${data.classes} classes and the network ${shape.classes}: they must agree`);
  }
  return putSamples(memory, 'data', data);
}

export function putRowsFor(memory: Memory, shape: NetworkShape, x: Matrix): Block {
  if (x.cols !== shape.d) {
    badShape(`x has ${x.cols} columns and the network ${shape.d} features: they must agree`);
  }
  return memory.putMatrix('x', x);
}

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

function train(memory: Memory, data: Samples, shape: NetworkShape, options: NetworkOptions) {
  const { l2, epochs, batch, learningRate, seed, optimiser } = options;
  stackOf(shape);
  checkNumber('l2', l2, 0);
  checkNumber('learningRate', learningRate, 0);
  checkInteger('epochs', epochs, 0, 1e6);
  checkInteger('batch', batch, 1, 1e6);
  checkSeed(seed);
  if (optimiser !== undefined && optimiser !== 'adam' && optimiser !== 'momentum') {
    outOfRange('optimiser must be adam or momentum');
  }
  return trainNetworkOn(memory, putFor(memory, shape, data), memory.putI32(data.y), shape, options);
}

/** Training on samples that lie in the core's memory: rows, which may be scaled in place, and the address of their classes. */
export function trainNetworkOn(
  memory: Memory,
  x: Block,
  y: I32Address,
  shape: NetworkShape,
  options: NetworkOptions,
) {
  const { kernels } = memory;
  const { l2, epochs, batch, learningRate, seed, optimiser, onEpoch } = options;
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
  const rows = memory.reserveBlock(size, x.cols);
  const labels = memory.reserveI32(size);
  const weights = given.at ? memory.reserveF32(size) : NOWHERE;
  const outputs = reserveOutputs(memory, stack.layers, size);
  // The gradients in the logits replace the logits.
  const logits = outputs.at(-1) as Block;
  const gradients = [...reserveOutputs(memory, stack.layers.slice(0, -1), size), logits];
  const gradient = memory.reserveF32(stack.count);
  const first = memory.reserveF32(stack.count);
  const second = memory.reserveF32(stack.count);
  const order = memory.reserveI32(x.rows);
  for (const block of [gradient, first, second]) kernels.clear(block, stack.count * 4);

  let [power1, power2] = [1, 1];
  let loss = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    kernels.shuffle(...randomState(seedOfEpoch(seed, epoch)), order, x.rows);
    loss = 0;
    for (let from = 0; from < x.rows; from += size) {
      const m = Math.min(size, x.rows - from);
      kernels.copyRows(x.address, x.ld, rows.address, x.ld, m, skip32(order, from));
      kernels.copyRows(y, 1, labels, 1, m, skip32(order, from));
      if (weights) kernels.copyRows(given.at, 1, weights, 1, m, skip32(order, from));
      const part = { ...rows, rows: m };
      forward(memory, stack, w, part, outputs);
      loss += kernels.softmaxGradient(
        logits.address,
        logits.ld,
        m,
        shape.classes,
        labels,
        weights,
        1 / m,
        NOWHERE,
      );
      backward(memory, stack, w, m, outputs, gradients);
      sumGradient(memory, stack, part, outputs, gradients, gradient, 'set');
      if (l2 > 0) ridge.addTo(w, gradient);
      if (optimiser === 'momentum') {
        kernels.momentumStep(w, gradient, first, stack.count, learningRate, BETA1);
      } else {
        power1 *= BETA1;
        power2 *= BETA2;
        const root = Math.sqrt(1 - power2);
        const rate = (learningRate * root) / (1 - power1);
        kernels.adamStep(w, gradient, first, second, stack.count, rate, BETA1, BETA2, EPSILON * root);
      }
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

export function networkFunctions(memory: Memory): Networks {
  const { kernels } = memory;

  const evaluate = (shape: NetworkShape, x: Block, weights: Float32Array) => {
    const stack = stackOf(shape);
    const w = putStack(memory, stack, 'weights', weights);
    const hidden = memory.reserveBlock(x.rows, shape.hidden);
    const logits = memory.reserveBlock(x.rows, shape.classes);
    forward(memory, stack, w, x, [hidden, logits]);
    return { stack, hidden, logits, w };
  };

  /** Gradients of the hidden layer before activation, f32[rows, hidden], from those of an output. */
  const hiddenGradients = (
    { stack, hidden, logits, w }: ReturnType<typeof evaluate>,
    gradients: Matrix,
    output: NetworkOutput,
  ): Block => {
    const to = output === 'hidden' ? hidden : logits;
    if (gradients.rows !== to.rows || gradients.cols !== to.cols) {
      badShape(
        `gradients is ${gradients.rows} × ${gradients.cols} and the ${output} ${to.rows} × ${to.cols}: they must agree`,
      );
    }
    const given = memory.putMatrix('gradients', gradients);
    if (output === 'hidden') {
      kernels.activationGradient(given.address, hidden.address, hidden.rows, hidden.ld, stack.activation);
      return given;
    }
    const inHidden = memory.reserveBlock(hidden.rows, hidden.cols);
    backward(memory, stack, w, hidden.rows, [hidden, logits], [inHidden, given]);
    return inHidden;
  };

  return {
    fitNetwork: (data, shape, options) => memory.run(() => train(memory, data, shape, options)),

    networkLogits: (x, shape, weights) =>
      memory.run(() => memory.takeMatrix(evaluate(shape, putRowsFor(memory, shape, x), weights).logits)),

    networkHidden: (x, shape, weights) =>
      memory.run(() => memory.takeMatrix(evaluate(shape, putRowsFor(memory, shape, x), weights).hidden)),

    networkPullBack: (x, shape, weights, gradients, output) =>
      memory.run(() => {
        const evaluated = evaluate(shape, putRowsFor(memory, shape, x), weights);
        const inHidden = hiddenGradients(evaluated, gradients, output);
        const out = memory.reserveBlock(x.rows, shape.d);
        const [first] = evaluated.stack.layers as [Layer, ...Layer[]];
        inputGradients(memory, first, evaluated.w, inHidden, out);
        return memory.takeMatrix(out);
      }),
  };
}
