import type { AttackId } from '../engine/attacks/ids.ts';
import type { FilterId } from '../engine/filters/ids.ts';
import type { DefenceId } from '../engine/training-defences/ids.ts';

/** How an attack works, in the rough: attacks of one kind have one sign. */
export type AttackKind = 'flip' | 'copies' | 'points' | 'drift' | 'truth' | 'mark' | 'words' | 'removal';

/** What a defence goes by. */
export type DefenceKind =
  | 'distance'
  | 'neighbours'
  | 'loss'
  | 'spectrum'
  | 'trusted'
  | 'senders'
  | 'mark'
  | 'hand'
  | 'training';

export const ATTACK_KINDS: Readonly<Record<AttackId, AttackKind>> = {
  'far-flip': 'flip',
  'random-flip': 'flip',
  alfa: 'flip',
  'influence-flip': 'flip',
  'flip-insert': 'copies',
  'target-flip': 'copies',
  subpopulation: 'copies',
  corner: 'points',
  'gradient-ascent': 'points',
  'noise-insert': 'points',
  'koh-influence': 'points',
  'min-max': 'points',
  kkt: 'points',
  'model-targeted': 'points',
  'svm-gradient': 'points',
  'mean-shift': 'drift',
  'boiling-frog': 'drift',
  'natural-tail': 'truth',
  'feature-collision': 'truth',
  bullseye: 'truth',
  'gradient-matching': 'truth',
  badnets: 'mark',
  blended: 'mark',
  sinusoid: 'mark',
  'own-mail': 'words',
  dictionary: 'words',
  focused: 'words',
  'remove-influence': 'removal',
};

export const DEFENCE_KINDS: Readonly<Record<FilterId | DefenceId, DefenceKind>> = {
  sphere: 'distance',
  slab: 'distance',
  svd: 'distance',
  mahalanobis: 'distance',
  'robust-covariance': 'distance',
  'isolation-forest': 'distance',
  'knn-distance': 'neighbours',
  lof: 'neighbours',
  'knn-relabel': 'neighbours',
  duplicates: 'neighbours',
  loss: 'loss',
  'confident-learning': 'loss',
  spectral: 'spectrum',
  sever: 'spectrum',
  spectre: 'spectrum',
  'gradient-norm': 'spectrum',
  'activation-clustering': 'spectrum',
  influence: 'trusted',
  roni: 'trusted',
  provenance: 'senders',
  ks: 'senders',
  mmd: 'senders',
  strip: 'mark',
  'neural-cleanse': 'mark',
  manual: 'hand',
  trim: 'training',
  'bounded-loss': 'training',
  'stronger-regularisation': 'training',
  'early-stopping': 'training',
  'dp-sgd': 'training',
  'geometric-median': 'training',
  bagging: 'training',
  'partition-aggregation': 'training',
  'regression-gate': 'training',
};

/** Attacks that take the data as they are, or a single model of them: nothing is optimised. */
const SIMPLE_ATTACKS: ReadonlySet<AttackId> = new Set<AttackId>([
  'far-flip',
  'random-flip',
  'flip-insert',
  'target-flip',
  'subpopulation',
  'noise-insert',
  'corner',
  'mean-shift',
  'natural-tail',
  'badnets',
  'blended',
  'sinusoid',
  'dictionary',
  'focused',
]);

/** Filters that train nothing, or a single model: what they do can be seen on the picture. */
const SIMPLE_FILTERS: ReadonlySet<FilterId> = new Set<FilterId>([
  'sphere',
  'slab',
  'knn-distance',
  'knn-relabel',
  'duplicates',
  'loss',
]);

export const isSimpleAttack = (id: AttackId): boolean => SIMPLE_ATTACKS.has(id);
export const isSimpleDefence = (id: FilterId | DefenceId): boolean => SIMPLE_FILTERS.has(id as FilterId);
