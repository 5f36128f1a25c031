import { ensembleMembers, ensembleOf } from './ensemble.ts';
import { bodyOf, classesOf, modelKindOf, withWeights } from './kinds.ts';
import { type DenseLayer, layoutOf } from './layout.ts';
import type { Body, Model, SingleModel } from './model.ts';

/** A plane in the space of the samples: the place (u, v) is the sample mean + u · axes[0] + v · axes[1]. */
interface Plane {
  readonly mean: Float32Array;
  readonly axes: readonly [Float32Array, Float32Array];
}

/**
 * What a model decides in a plane. For drawing only, in plain JavaScript, since pages draw without the core:
 * Math.tanh may differ in the last digit between engines. Whatever counts is computed by `predict`.
 */
export interface Cut {
  readonly classes: number;
  /** Products for each place: how long it takes. */
  readonly work: number;
  /** Two-class score at a place, positive for class 1; of more classes, of the first two. */
  scoreAt(u: number, v: number): number;
  /** What speaks for each class at a place, f64[classes]: logits, or votes; overwritten by the next call. */
  outputsAt(u: number, v: number): Float64Array;
}

/** The model, cut by the plane. */
export function cutOf(model: Model, plane: Plane): Cut {
  if (model.kind !== 'ensemble') return singleCut(model, plane);
  const members = ensembleMembers(model).map((member) => singleCut(member, plane));
  const votes = new Float64Array(classesOf(model));
  const outputsAt = (u: number, v: number) => {
    votes.fill(0);
    for (const member of members) {
      const { winner } = winnerOf(member.outputsAt(u, v));
      votes[winner] = (votes[winner] as number) + 1;
    }
    return votes;
  };
  return {
    classes: votes.length,
    work: members.reduce((sum, { work }) => sum + work, 0),
    outputsAt,
    scoreAt: (u, v) => difference(outputsAt(u, v)) / members.length,
  };
}

/**
 * The model as one of the two coordinates (u, v) of the plane, for drawing: its first layer reads them in place of
 * the features, and `cutOf` draws it as it draws the whole one. A model of two features stays as it is, and so does
 * one that looks through an extractor: it has no first layer of its own.
 */
export function flattened(model: Model, plane: Plane): Model {
  if (model.kind !== 'ensemble') return singleFlattened(model, plane);
  return ensembleOf(ensembleMembers(model).map((member) => singleFlattened(member, plane)));
}

/** Whether a model reads the two coordinates of a plane alone, so that the plane itself is not needed to draw it. */
export function readsPlane(model: Model): boolean {
  const [single] = model.kind === 'ensemble' ? ensembleMembers(model) : [model];
  return single !== undefined && layersOf(single)[0]?.inputs === 2;
}

/** The direction in which the score of the model rises, f64[d]; null where it is not the same everywhere. */
export function directionOf(model: Model): Float64Array | null {
  if (model.kind === 'ensemble') return null;
  const [layer, second] = layersOf(model);
  if (!layer || second || layer.outputs > 1) return null;
  return Float64Array.from(layer.numbers.subarray(layer.weightsAt, layer.biasesAt));
}

/** The largest of some outputs, and how far it is ahead. A tie goes to the smaller class. */
export function winnerOf(outputs: Float64Array): { readonly winner: number; readonly lead: number } {
  let winner = 0;
  let second = Number.NEGATIVE_INFINITY;
  for (let k = 1; k < outputs.length; k++) {
    const value = outputs[k] as number;
    const best = outputs[winner] as number;
    if (value > best) {
      second = best;
      winner = k;
    } else if (value > second) second = value;
  }
  return { winner, lead: (outputs[winner] as number) - second };
}

interface NumberedLayer extends DenseLayer {
  readonly numbers: Float32Array | Float64Array;
}

/** All layers from the sample on, frozen and trained. */
function layersOf(model: SingleModel): NumberedLayer[] {
  const kind = modelKindOf(model);
  const body = bodyOf(model);
  const extractor = kind.extractor(body);
  const trained = kind.layout(body).layers.map((layer) => ({ ...layer, numbers: model.weights }));
  if (!extractor) return trained;
  const { shape, weights } = extractor;
  const frozen = layoutOf('f32', [shape.d, shape.hidden, shape.classes]).layers;
  return [
    ...frozen.map((layer) => ({ ...layer, activation: 'relu' as const, numbers: weights })),
    ...trained,
  ];
}

function singleFlattened(model: SingleModel, plane: Plane): SingleModel {
  const body = bodyOf(model);
  const kind = modelKindOf(body);
  const [first] = layersOf(model) as [NumberedLayer];
  if (kind.extractor(body) || first.inputs === 2) return model;
  const flat: Body =
    body.kind === 'network' ? { ...body, shape: { ...body.shape, d: 2 } } : { ...body, d: 2 };
  const { numbers, layers, length } = kind.layout(flat);
  const { biasesAt } = layers[0] as DenseLayer;
  const weights = numbers === 'f32' ? new Float32Array(length) : new Float64Array(length);
  const shadows = shadowsOf(first, plane);
  for (let i = 0; i < first.outputs; i++) {
    weights[biasesAt + i] = shadows[3 * i] as number;
    weights.set(shadows.subarray(3 * i + 1, 3 * i + 3), 2 * i);
  }
  const behind = model.weights.subarray(first.biasesAt + first.outputs);
  weights.set(behind, biasesAt + first.outputs);
  return withWeights(flat, weights);
}

function singleCut(model: SingleModel, plane: Plane): Cut {
  const [first, ...rest] = layersOf(model) as [NumberedLayer, ...NumberedLayer[]];
  const isFlat = first.inputs === 2 && plane.mean.length !== 2;
  const shadows = shadowsOf(first, isFlat ? OF_ITSELF : plane);
  const buffers = [first, ...rest].map(({ outputs }) => new Float64Array(outputs));
  const last = buffers.at(-1) as Float64Array;
  const run = (u: number, v: number) => {
    let input = buffers[0] as Float64Array;
    for (let i = 0, at = 0; i < input.length; i++, at += 3) {
      input[i] = (shadows[at] as number) + u * (shadows[at + 1] as number) + v * (shadows[at + 2] as number);
    }
    activate(first, input);
    for (let l = 0; l < rest.length; l++) {
      const layer = rest[l] as NumberedLayer;
      const output = buffers[l + 1] as Float64Array;
      forward(layer, input, output);
      activate(layer, output);
      input = output;
    }
  };
  const pair = new Float64Array(2);
  return {
    classes: classesOf(model),
    work: rest.reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 3 * first.outputs),
    scoreAt(u, v) {
      run(u, v);
      return last.length === 1 ? (last[0] as number) : difference(last);
    },
    outputsAt(u, v) {
      run(u, v);
      if (last.length > 1) return last;
      pair[1] = last[0] as number;
      return pair;
    },
  };
}

function difference(outputs: Float64Array): number {
  return (outputs[1] as number) - (outputs[0] as number);
}

/** The plane of two features that are themselves the coordinates. */
const OF_ITSELF: Plane = {
  mean: new Float32Array(2),
  axes: [Float32Array.of(1, 0), Float32Array.of(0, 1)],
};

/** Of each unit of the first layer: offset, then what it gains along each axis; f64[3 · outputs]. */
function shadowsOf(
  { inputs, outputs, numbers, weightsAt, biasesAt }: NumberedLayer,
  { mean, axes }: Plane,
): Float64Array {
  const shadows = new Float64Array(3 * outputs);
  for (let i = 0; i < outputs; i++) {
    [mean, ...axes].forEach((direction, k) => {
      let sum = k === 0 ? (numbers[biasesAt + i] as number) : 0;
      const row = weightsAt + i * inputs;
      for (let j = 0; j < inputs; j++) sum += (numbers[row + j] as number) * (direction[j] as number);
      shadows[3 * i + k] = sum;
    });
  }
  return shadows;
}

function forward(
  { inputs, outputs, numbers, weightsAt, biasesAt }: NumberedLayer,
  input: Float64Array,
  output: Float64Array,
): void {
  for (let k = 0, at = weightsAt; k < outputs; k++) {
    let sum = numbers[biasesAt + k] as number;
    for (let j = 0; j < inputs; j++, at++) sum += (numbers[at] as number) * (input[j] as number);
    output[k] = sum;
  }
}

function activate({ activation }: DenseLayer, values: Float64Array): void {
  if (activation === 'none') return;
  for (let h = 0; h < values.length; h++) {
    const z = values[h] as number;
    values[h] = activation === 'tanh' ? Math.tanh(z) : Math.max(0, z);
  }
}
