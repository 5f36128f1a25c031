import type { UnconvergedFits } from '../numeric/fit-watch.ts';
import type { Seed } from '../random.ts';
import type { Model } from '../victims/model.ts';
import type { Filtered } from './filtering.ts';
import type { Forged } from './forge.ts';
import type { AttackPlan, DefencePlan, RecipePlan, RowsPlan, SplitPlan } from './plans.ts';
import type { PoisonRows } from './poison-rows.ts';
import type { ModelFrame, RecordedResult, RoundResult } from './result.ts';
import type { Well } from './scenario.ts';
import type { Stream } from './stream.ts';
import type { Targets } from './targets.ts';
import type { TrainingRun } from './training.ts';

/**
 * A round, and what follows from its well and seed alone: each worked out when it is first asked for,
 * and once. The stages follow from each other; every one is a function of what it is made from, so the
 * same plans give the same bits on every engine, and a stage may be gone on from any number of times.
 */
export interface Round {
  readonly well: Well;
  readonly seed: Seed;
  /** The model of the round before, where models live on; training goes on from it. */
  readonly start?: Model;
  /** Rows of the clean training set that the attackers know, i32[known], ascending. */
  knownRows(): Int32Array;
  /** What the attackers want misjudged; null where they are after the whole service or a mark. */
  targets(): Targets | null;
  /**
   * The victim, trained on the clean data in content order: what everything is held against.
   *
   * @throws GameError 'not-learnt' where it has learnt next to nothing (learnt.ts)
   */
  clean(): CleanModel;
  /**
   * Mixes the poison of an attack in: rows as they were sent, or those that a recipe makes. A recipe's parameters are
   * checked here, budgets by costs.ts, rows by poison-check.ts.
   *
   * @param onProgress  told from time to time how far a long attack has come, 0 … 1
   * @throws GameError 'internal' when the round was not opened for the attack
   */
  deliver(attack: PlannedAttack, onProgress?: (share: number) => void): Delivery;
}

/** A model with the fits on its way that did not converge; none where all did. */
interface Fitted {
  readonly model: Model;
  readonly unconverged: readonly UnconvergedFits[];
}

/** A training that always comes to a model, see trainOn. */
export interface FittedAnyway extends Fitted, TrainingRun {}

export interface CleanModel extends Fitted {
  /** On the test set, 0 … 1. */
  readonly accuracy: number;
}

/** Rows as they were sent, with the plan that names them. */
export interface SentRows {
  readonly plan: RowsPlan;
  readonly poison: PoisonRows;
}

/** What one author sends: a recipe to make rows with, or the rows themselves. */
export type PlannedSingle = RecipePlan | SentRows;

/** What members of a team send, each a part of the plan, in its order. */
export interface PlannedParts {
  readonly plan: SplitPlan;
  readonly parts: readonly PlannedSingle[];
}

/** What a delivery is made of. */
export type PlannedAttack = PlannedSingle | PlannedParts;

/** The clean rows with the poison among them, before anybody has filtered. */
export interface Delivery extends Stream, Forged {
  readonly plan: AttackPlan;
  /** Fits of the attack that did not converge. */
  readonly unconverged: readonly UnconvergedFits[];
  /** The victim, trained on everything that was delivered: what filters and defences are held against. */
  unfiltered(): Fitted & Pick<TrainingRun, 'failures'>;
  /** Applies the plan's filters. Its parameters are checked here, its budget by costs.ts. */
  filter(plan: DefencePlan): Kept;
}

/** What the filters have left. */
export interface Kept extends Filtered {
  readonly plan: DefencePlan;
  /** @param onFrame  told of the training, in order, before this returns */
  train(onFrame?: (frame: ModelFrame) => void): Trained;
}

export interface Trained extends FittedAnyway {
  score(): RoundResult;
  /** The same with its digest, which takes a while: for rounds that are kept. */
  record(): RecordedResult;
}

/** A round that is played out. */
export interface Played {
  readonly round: Round;
  readonly delivery: Delivery;
  readonly kept: Kept;
  readonly trained: FittedAnyway;
}
