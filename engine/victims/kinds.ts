import { GameError } from '../errors.ts';
import type { ModelKind } from './kind.ts';
import { ridged } from './layout.ts';
import { linearKind } from './linear.ts';
import type { Body, Ensemble, Model, ModelOf, SingleModel } from './model.ts';
import { networkKind } from './network.ts';
import { softmaxKind } from './softmax.ts';
import { transferKind } from './transfer.ts';

/** Keys are wire format: add, never rename. */
export const MODEL_KINDS: { readonly [K in SingleModel['kind']]: ModelKind<ModelOf<K>> } = {
  linear: linearKind,
  softmax: softmaxKind,
  network: networkKind,
  transfer: transferKind,
};

/** The kind of a single model or of its body, as something that takes any of its models. */
export function modelKindOf({ kind }: Pick<Body, 'kind'>): ModelKind<SingleModel> {
  return MODEL_KINDS[kind] as unknown as ModelKind<SingleModel>;
}

/**
 * A model of this build with these weights.
 * @throws GameError 'bad-shape' when they are not the numbers of such a model
 */
export function withWeights(body: Body, weights: ArrayBufferView | undefined): SingleModel {
  const { numbers, length } = modelKindOf(body).layout(body);
  const fits = numbers === 'f32' ? weights instanceof Float32Array : weights instanceof Float64Array;
  if (!fits || (weights as Float64Array).length !== length) {
    throw new GameError('bad-shape', `the weights of this ${body.kind} model must be ${length} × ${numbers}`);
  }
  return { ...body, weights } as SingleModel;
}

/** A model of this build that answers `label` to everything: all weights 0 but the bias of the label. */
export function constantOf(body: Body, label: number): SingleModel {
  const { numbers, layers, length } = modelKindOf(body).layout(body);
  const weights = numbers === 'f32' ? new Float32Array(length) : new Float64Array(length);
  const last = layers.at(-1);
  if (last?.outputs === 1) weights[last.biasesAt] = label === 1 ? 1 : -1;
  else if (last) weights[last.biasesAt + label] = 1;
  return withWeights(body, weights);
}

/** How a model is built: of an ensemble, how each of its members is. */
export function bodyOf(model: SingleModel | Ensemble): Body {
  if (model.kind === 'ensemble') return model.member;
  const { weights: _, ...body } = model;
  return body;
}

/** Classes that a model tells apart. */
export function classesOf(model: Model): number {
  const body = bodyOf(model);
  return modelKindOf(body).classes(body);
}

/** ‖W‖ of the weights that a ridge counts, without the biases; of an ensemble, of all its members together. */
export function weightNorm(model: Model): number {
  const body = bodyOf(model);
  const marks = ridged(modelKindOf(body).layout(body));
  let square = 0;
  model.weights.forEach((weight, k) => {
    if (marks[k % marks.length]) square += weight * weight;
  });
  return Math.sqrt(square);
}

/** The number of ensembles among the kinds that `identityOf` tells apart. */
const ENSEMBLE = 4;

/** Numbers that tell models of different builds apart in the digest of a round. */
export function identityOf(model: Model): Int32Array {
  const body = bodyOf(model);
  const own = modelKindOf(body).identity(body);
  return Int32Array.from(model.kind === 'ensemble' ? [ENSEMBLE, model.count, ...own] : own);
}
