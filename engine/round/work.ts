import type { AttackId } from '../attacks/ids.ts';
import type { FilterId } from '../filters/ids.ts';
import type { DefenceId } from '../training-defences/ids.ts';
import { VICTIMS } from '../victims/index.ts';
import { fitNumbers, frozenWeights, regressionNumbers, type Setting } from '../victims/setting.ts';
import { serviceOf } from './menus.ts';
import type { Scenario } from './scenario.ts';

/**
 * What one step of a recipe goes over, in numbers. The features are those of a sample, and of a frozen network the
 * weights that a sample passes.
 */
export const EXTENTS = {
  rows: ({ rows }: CostGround) => rows,
  /** samples × features */
  samples: ({ rows, d }: CostGround) => rows * d,
  /** samples × samples × features: everybody's nearest neighbours */
  pairs: ({ rows, d }: CostGround) => rows * rows * d,
  /** samples × features × features, and a factorisation of features × features */
  covariance: ({ rows, d }: CostGround) => rows * d * d + d * d * d,
  /** samples × passes × weights: one training of the victim */
  training: (ground: CostGround) => fitNumbers(ground, ground.rows),
  /** the same of a regression on the features, which stands in for victims that are none */
  regression: (ground: CostGround) => regressionNumbers(ground),
  /** of the victim where it makes its own features, else of the regression */
  surrogate: (ground: CostGround) =>
    VICTIMS[ground.victim].learnsFeatures ? fitNumbers(ground, ground.rows) : regressionNumbers(ground),
  /** rows of poison × features */
  poison: (ground: CostGround) => ground.poison * (ground.d + frozenWeights(ground)),
  /** samples × weights: one look through the model */
  look: (ground: CostGround) => ground.rows * (ground.d + frozenWeights(ground)),
} as const;
export type Extent = keyof typeof EXTENTS;

/** A setting, and how many rows of poison are made. */
export interface CostGround extends Setting {
  readonly poison: number;
}

const settings = new WeakMap<Scenario, Setting>();

/** The facts of a scenario that costs go by. */
export function settingOf(scenario: Scenario): Setting {
  const held = settings.get(scenario) ?? {
    ...serviceOf(scenario),
    rows: scenario.trainRows,
    d: scenario.features,
  };
  settings.set(scenario, held);
  return held;
}

/** How the work of a recipe grows: so many steps, each over an extent. */
export interface Work {
  readonly per: Extent;
  /** The steps are the product of these, each a sum of parameters and numbers; one step when absent. */
  readonly steps?: readonly (readonly (string | number)[])[];
}

/** Steps for parameters that the schema has filled in. */
export const workSteps = ({ steps = [] }: Work, params: Readonly<Record<string, unknown>>): number =>
  steps.reduce(
    (product, terms) => product * terms.reduce<number>((sum, each) => sum + termOf(each, params), 0),
    1,
  );

const termOf = (term: string | number, params: Readonly<Record<string, unknown>>): number =>
  typeof term === 'number' ? term : Number(params[term] ?? 0);

export const ATTACK_WORK: Readonly<Record<AttackId, Work>> = {
  'far-flip': { per: 'training' },
  'flip-insert': { per: 'training' },
  corner: { per: 'regression', steps: [['batches']] },
  'gradient-ascent': { per: 'surrogate', steps: [['steps']] },
  'random-flip': { per: 'samples' },
  'noise-insert': { per: 'samples' },
  alfa: { per: 'surrogate', steps: [['rounds']] },
  'influence-flip': { per: 'surrogate', steps: [['batches']] },
  'koh-influence': { per: 'surrogate', steps: [['steps']] },
  'remove-influence': { per: 'surrogate', steps: [['batches']] },
  'natural-tail': { per: 'training' },
  'feature-collision': { per: 'poison', steps: [['steps']] },
  'min-max': { per: 'samples', steps: [['steps', 'burnIn']] },
  kkt: {
    per: 'regression',
    steps: [
      ['decoys', 1],
      ['shares', 1],
    ],
  },
  'model-targeted': { per: 'regression', steps: [['batches', 10]] },
  badnets: { per: 'samples' },
  blended: { per: 'samples' },
  sinusoid: { per: 'samples' },
  'own-mail': { per: 'samples' },
  'target-flip': { per: 'look' },
  subpopulation: { per: 'samples', steps: [['clusters']] },
  bullseye: { per: 'poison', steps: [['steps']] },
  'gradient-matching': { per: 'poison', steps: [['steps']] },
  dictionary: { per: 'samples' },
  focused: { per: 'samples' },
  'boiling-frog': { per: 'samples' },
  'svm-gradient': { per: 'regression', steps: [['starts'], ['steps', 1]] },
  'mean-shift': { per: 'samples' },
};

export const FILTER_WORK: Readonly<Record<FilterId, Work>> = {
  sphere: { per: 'samples' },
  loss: { per: 'training' },
  'knn-distance': { per: 'pairs' },
  spectral: { per: 'training' },
  slab: { per: 'samples' },
  svd: { per: 'covariance' },
  mahalanobis: { per: 'covariance' },
  'robust-covariance': { per: 'covariance', steps: [['starts', 1]] },
  'gradient-norm': { per: 'training' },
  sever: { per: 'training', steps: [['rounds']] },
  spectre: { per: 'covariance' },
  'activation-clustering': { per: 'covariance' },
  'knn-relabel': { per: 'pairs' },
  'confident-learning': { per: 'training', steps: [['folds']] },
  influence: { per: 'training' },
  roni: { per: 'covariance' },
  provenance: { per: 'regression' },
  'isolation-forest': { per: 'rows', steps: [['trees']] },
  lof: { per: 'pairs' },
  ks: { per: 'covariance' },
  mmd: { per: 'samples', steps: [['relabellings']] },
  duplicates: { per: 'pairs' },
  manual: { per: 'samples' },
  strip: { per: 'training', steps: [['overlays']] },
  'neural-cleanse': { per: 'training', steps: [['steps']] },
};

/** Null where a defence states its seconds itself (`Costing`). */
export const DEFENCE_WORK: Readonly<Record<DefenceId, Work | null>> = {
  trim: { per: 'training', steps: [['starts'], ['rounds']] },
  'bounded-loss': { per: 'training', steps: [['rounds', 1]] },
  'stronger-regularisation': { per: 'training' },
  'early-stopping': { per: 'training' },
  'dp-sgd': null,
  'geometric-median': null,
  bagging: null,
  'partition-aggregation': { per: 'training' },
  'regression-gate': { per: 'training', steps: [['waves']] },
};
