import type { DefenceId } from '../../engine/training-defences/ids.ts';
import type { RecipeText } from '../recipe-text.ts';

export const defences: Readonly<Record<DefenceId, RecipeText>> = {
  trim: {
    label: 'TRIM',
    when: 'When poison contradicts the majority.',
    does: 'Trains on the samples that fit best together: it trains, keeps the lowest losses, trains on those, and repeats until nothing changes.',
    limits:
      'Finds poison that contradicts the majority. A first model that is biased far enough keeps the wrong samples.',
  },
  'bounded-loss': {
    label: 'Bounded loss',
    when: 'When you want to drop nothing.',
    does: 'Bounds what the loss of a sample counts, so that a sample that is far off weighs almost nothing.',
    limits: 'A soft version of TRIM: doubtful samples weigh less, and none is dropped.',
  },
  'stronger-regularisation': {
    label: 'Stronger regularisation',
    when: 'When a few strong samples do the harm.',
    does: 'Makes large weights cost more, so that a few samples cannot move the model far.',
    limits: 'Weakens strong single samples, and everything else as well.',
  },
  'early-stopping': {
    label: 'Early stopping',
    when: 'When poison is learnt last.',
    does: 'Watches the trusted samples during the training and goes back to the step at which they were judged best.',
    limits:
      'A model learns first what most samples say and last what the odd ones say; the training stops in between.',
  },
  'dp-sgd': {
    label: 'Clipped and noisy gradients (DP-SGD)',
    when: 'When any sample may be poison.',
    does: 'Trains in small steps, cuts every sample’s gradient to a largest length, and adds noise to their sum.',
    limits:
      'Bounds what a few samples can do in one step; rare but honest cases lose influence as well. The noise is too small for privacy: at the defaults the guarantee on 4 against 9 is an ε above 1,000.',
  },
  'geometric-median': {
    label: 'Median of gradients',
    when: 'When poison reaches fewer than half of the groups.',
    does: 'Divides the samples into groups and follows the geometric median of the groups’ gradients instead of their mean.',
    limits:
      'Outvotes poison in fewer than half of the groups. Poison that is spread over all of them is in every group’s gradient.',
  },
  bagging: {
    label: 'Bagging',
    when: 'When poison is a few samples.',
    does: 'Trains many models, each on its own random draw of the samples, and averages their predictions.',
    limits:
      'A sample is in only some of the draws, and in few if the draws are small, so no single sample can do much.',
  },
  'partition-aggregation': {
    label: 'Partitions that vote',
    when: 'When you want a proof, and have many samples.',
    does: 'Divides the samples into buckets by their content, trains one model on each, and lets the models vote.',
    limits:
      'It is proven that an inserted or removed sample changes at most one vote, and a changed sample two. Small buckets make weaker models.',
  },
  'regression-gate': {
    label: 'Regression gate',
    when: 'When data come in waves.',
    does: 'Takes the data in waves and refuses a wave after which the trusted samples would be judged worse than before.',
    limits:
      'Stops poison that visibly does harm. Poison in every wave, or in the first, becomes part of what it compares with.',
  },
};
