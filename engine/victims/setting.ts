import { VICTIMS } from './index.ts';
import { modelKindOf } from './kinds.ts';
import type { Body } from './model.ts';
import type { Service } from './needs.ts';

/** The facts of a scenario that decide how long a recipe takes there. */
export interface Setting extends Service {
  /** Samples that are trained on. */
  readonly rows: number;
  /** Features of a sample. */
  readonly d: number;
}

/** What a recipe says of its cost; `P` is what the schema of its parameters gives. */
export interface Costing<P = unknown> {
  /** Seconds of one core that it takes, about; absent where no parameter brings it near what a match allows. */
  seconds?(setting: Setting, params: P): number;
}

/** A recipe's own estimate as one that parses its parameters first. */
export function costOf<P>({ seconds }: Costing<P>, parse: (params: unknown) => P): Costing {
  return seconds ? { seconds: (setting: Setting, params: unknown) => seconds(setting, parse(params)) } : {};
}

/** Passes over the samples after which a fit to convergence is done, about. */
const PASSES = 60;
/** What a pass spends on a sample beside its weights, in weights: of a convex victim, and of a network, whose steps are small. */
const [SAMPLE_WEIGHTS, NETWORK_WEIGHTS] = [40, 400];
/**
 * Seconds of one core for one weight and one sample in one pass, a little over what was measured at 3.7 GHz:
 * 1.4e-10 for a network of 784-64-10, 1.3e-10 for a regression on 784 features, 2.3e-10 for naive Bayes on 1,000.
 */
const PER_WEIGHT = 2.5e-10;

/** Numbers that one training of the victim moves. */
export function weightsOf({ victim, victimParams, d, classes }: Setting): number {
  return lengthOf(VICTIMS[victim].body({ d, classes }, victimParams));
}

const lengthOf = (body: Body): number => modelKindOf(body).layout(body).length;

/** Weights that a sample passes on its way through the frozen part of the victim; 0 where there is none. */
export function frozenWeights({ victim, victimParams }: Setting): number {
  const extractor = VICTIMS[victim].extractor(victimParams);
  // By its shape: a page that asks what may be played has no weights of it yet.
  return extractor ? lengthOf({ kind: 'network', shape: extractor.shape }) : 0;
}

/** Sample by weight by pass: the numbers that a training of the victim on so many samples goes over, about. */
export function fitNumbers(setting: Setting, rows: number): number {
  const { victim, victimParams } = setting;
  const { epochs = PASSES } = VICTIMS[victim].params.parse(victimParams) as { epochs?: number };
  const aside = VICTIMS[victim].learnsFeatures ? NETWORK_WEIGHTS : SAMPLE_WEIGHTS;
  return rows * (frozenWeights(setting) + epochs * (aside + weightsOf(setting)));
}

/** The same of a regression on all features, which stands in for victims that are none. */
export const regressionNumbers = ({ rows, d }: Setting): number => rows * PASSES * (SAMPLE_WEIGHTS + d);

/** Seconds of one core that one training of the victim on so many samples takes, about. */
export const fitSeconds = (setting: Setting, rows: number): number => PER_WEIGHT * fitNumbers(setting, rows);
