import type { z } from 'zod';
import type { Extractor } from '../extractor/extractor.ts';
import type { Core, Differentiable, Matrix } from '../numeric/core.ts';
import type { FeatureMap } from './features.ts';
import type { Layout } from './layout.ts';
import type { BodyOf, SingleModel } from './model.ts';

/** A model taken apart: features φ that it computes, and a regression on them that decides. */
export interface ModelView extends FeatureMap {
  /** The last layer at the weights of the model, with the loss of its training; reads φ(x). */
  readonly head: Differentiable;
  /** The part that no training changes: an extractor, or nothing. */
  readonly frozen: FeatureMap;
  /** Everything that training changes, as one function of `frozen.features`: all layers of a network. */
  readonly trained: Differentiable;
}

/** What is known of all models of a kind. Nobody outside this folder tells kinds apart. */
export interface ModelKind<M extends SingleModel> {
  /** Everything about a model but its weights, as it stands in a file. */
  readonly meta: z.ZodType<BodyOf<M>>;
  /** Numbers that tell two builds apart in the digest of a round, the kind's own first. Add, never change. */
  identity(body: BodyOf<M>): readonly number[];
  classes(body: BodyOf<M>): number;
  /** The trained layers. */
  layout(body: BodyOf<M>): Layout;
  /** The frozen layers that lie before them, if there are any. */
  extractor(body: BodyOf<M>): Extractor | null;
  /** True where the mean of the weights of several models is a model that is as good. */
  readonly convex: boolean;
  /** s(x) as one column where there are two classes, or a logit for each class; f32[rows, 1 or classes]. */
  scores(core: Core, model: M, x: Matrix): Matrix;
  view(core: Core, model: M): ModelView;
}
