/** A dense layer: outputs = activation(W · inputs + b). Its numbers lie among the weights of the model. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  /** Where W, [outputs, inputs] row by row, begins in the weights. */
  readonly weightsAt: number;
  /** Where b, [outputs], begins: right behind W. */
  readonly biasesAt: number;
}

export type Activation = 'none' | 'tanh' | 'relu';

/** How the weights of a model lie in its array: the trained layers one after the other, W before b in each. */
export interface Layout {
  readonly numbers: 'f32' | 'f64';
  /** First layer first; the last one gives s(x) of two classes, or a logit for each class. */
  readonly layers: readonly DenseLayer[];
  /** Numbers in all. */
  readonly length: number;
}

/**
 * @param widths      inputs first: [d, 1] is a linear model, [d, hidden, classes] a network
 * @param activation  of all layers but the last, which has none
 */
export function layoutOf(
  numbers: Layout['numbers'],
  widths: readonly number[],
  activation: Activation = 'none',
): Layout {
  let length = 0;
  const layers = widths.slice(1).map((outputs, l): DenseLayer => {
    const inputs = widths[l] as number;
    const weightsAt = length;
    const biasesAt = weightsAt + outputs * inputs;
    length = biasesAt + outputs;
    const isLast = l + 2 === widths.length;
    return { inputs, outputs, activation: isLast ? 'none' : activation, weightsAt, biasesAt };
  });
  return { numbers, layers, length };
}

/** 1 for the numbers that a ridge counts, 0 for biases; u8[length]. */
export function ridged({ layers, length }: Layout): Uint8Array {
  const marks = new Uint8Array(length);
  for (const { weightsAt, biasesAt } of layers) marks.fill(1, weightsAt, biasesAt);
  return marks;
}
