import { badShape, checkInteger, outOfRange, putSamples } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { NetworkShape } from './contracts/networks.ts';
import { type Layers, RELU, stackLayers, TANH } from './layers.ts';
import type { Block, Memory } from './memory.ts';
import type { Samples } from './samples.ts';

/** The layers of a network of checked sizes. */
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
