import type { ErrorCode, Remark } from '../engine/errors.ts';
import type { AttackPlan, DefencePlan } from '../engine/round/plans.ts';
import type { ModelFrame, RecordedSummary } from '../engine/round/result.ts';
import type { IndexBase } from '../instrument/formats/index-base.ts';
import type { ReadOptions } from '../instrument/formats/read-tables.ts';
import type { ParameterValues } from '../instrument/parameters.ts';
import type { Cell } from '../instrument/tables/table.ts';
import type { AttackTask } from '../instrument/tables/table-plan.ts';

/** What goes to the threads and comes back: plain data. Choices travel by their names (recipes.ts). */

export interface PlayTask extends Omit<AttackTask, 'filters'> {
  readonly filter: string;
}

export interface PlayedTask {
  readonly cell: Cell;
  /** What was played and came of it, for the story. */
  readonly told: {
    readonly attack: AttackPlan;
    readonly defend: DefencePlan;
    readonly summary: RecordedSummary;
  };
  readonly frames: readonly Pick<ModelFrame, 'step' | 'loss' | 'accuracy'>[];
}

/** How a thread answers: an error keeps its code on the way. */
export type Answer<T> =
  | { readonly result: T }
  | {
      readonly refused: {
        readonly code: ErrorCode;
        readonly message: string;
        /** Set where other languages have words for it. */
        readonly remark?: Remark;
      };
    };

/** Where a round is: a stage and, where it is long, how much of it is done, 0 … 1. */
export interface PlayStage {
  readonly stage: 'clean' | 'forging' | 'training';
  readonly done?: number;
}

/** Where a table is: an attack that forges, one that meets a defence, or a finished cell. */
export type TableReport =
  | { readonly attack: string }
  | { readonly attack: string; readonly filter: string }
  | { readonly cell: Cell };

/** A labelled file and, for .npy, where its labels are. */
export interface DataFile {
  readonly path: string;
  readonly labels?: string | undefined;
  /** Names the arrays to look for in a .npz file that holds several sets. */
  readonly part: string;
}

export interface EvaluateTask {
  readonly train: DataFile;
  readonly test: DataFile;
  readonly poison?: DataFile | undefined;
  /** Trusted rows, which filters may judge by. */
  readonly golden?: DataFile | undefined;
  /** Text file with the account of each row, a line each: of the training rows, then of the poison. */
  readonly accounts?: string | undefined;
  readonly reading: ReadOptions;
  /** Index of the first feature in the LIBSVM file of a part, where that part has one of its own. */
  readonly indexBases: Readonly<Record<string, IndexBase>>;
  readonly victim: string;
  readonly victimParams: ParameterValues;
  readonly defence: string;
  readonly seed: number;
}
