import { badShape, checkInteger, checkNumber, checkSeed, outOfRange } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { NetworkOptions, NetworkOutput, NetworkShape, Networks } from './contracts/networks.ts';
import { backward, forward, inputGradients, type Layer, putStack } from './layers.ts';
import type { Block, Memory } from './memory.ts';
import { putFor, putRowsFor, stackOf } from './network-shape.ts';
import { trainNetworkOn } from './network-training.ts';
import type { Samples } from './samples.ts';

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
