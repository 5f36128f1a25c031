import type { Core, Differentiable } from '../numeric/core.ts';
import { extractorFeatures, type FeatureMap } from './features.ts';
import { VICTIMS } from './index.ts';
import type { ModelView } from './kind.ts';
import { modelKindOf } from './kinds.ts';
import type { SingleModel } from './model.ts';
import { ridgeOf, type VictimChoice } from './ridge.ts';

/** A fitted model as attacks, filters and defences see it: features, and a differentiable regression on them. */
export interface VictimView extends ModelView {
  /** Ridge strength λ of the training, which the weights of the head carry; 0 where it has none. */
  readonly l2: number;
  /** What to add to the diagonal of the head's curvature so that it can be inverted. */
  readonly damping: number;
}

/** How a model of this victim's training looks from outside. */
export function victimView(core: Core, choice: VictimChoice, model: SingleModel): VictimView {
  const view = modelKindOf(model).view(core, model);
  const { damping } = VICTIMS[choice.victim];
  return {
    ...view,
    l2: ridgeOf(choice),
    damping: Math.max(damping, dampingOf(view.head)),
  };
}

/** What is known of the victim's features before it is trained: those of its extractor, or φ(x) = x. */
export function frozenFeatures(core: Core, { victim, victimParams }: VictimChoice): FeatureMap {
  return extractorFeatures(core, VICTIMS[victim].extractor(victimParams));
}

/** Softmax biases may all rise together, and a network's training by epochs ends only near a minimum. */
export function dampingOf(head: Differentiable): number {
  return head.kind === 'softmax' ? 0.001 : 0;
}
