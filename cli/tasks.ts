import type { ErrorCode } from '../engine/errors.ts';
import type { ModelFrame } from '../engine/round/result.ts';
import type { IndexBase } from '../instrument/formats/index-base.ts';
import type { ReadOptions } from '../instrument/formats/read-tables.ts';
import type { Understood } from '../instrument/formats/understood.ts';
import type { Cell } from '../instrument/tables/table.ts';
import type { ParameterValues } from './parameters.ts';

/** What goes to the threads and comes back: plain data. Choices travel by their names (recipes.ts). */

/** An attack on one seed against a list of defences. */
export interface AttackTask {
  readonly scenario: string;
  readonly seed: number;
  readonly attack: string;
  readonly filters: readonly string[];
  /** Poisoned / clean rows; null for the scenario's whole budget. */
  readonly epsilon: number | null;
}

export interface PlayTask extends Omit<AttackTask, 'filters'> {
  readonly filter: string;
}

export interface Played {
  readonly cell: Cell;
  readonly story: string;
  readonly frames: readonly Pick<ModelFrame, 'step' | 'loss' | 'accuracy'>[];
}

/** How a thread answers: an error keeps its code on the way. */
export type Answer<T> =
  | { readonly result: T }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } };

/** Where a job is: a stage by name and, where it is long, how much of it is done, 0 … 1; or a finished cell. */
export type Report = { readonly stage: string; readonly done?: number } | { readonly cell: Cell };

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

/** Rates are 0 … 1, times milliseconds. */
export interface Evaluation {
  /** Each file as it was understood, the training file first. */
  readonly files: readonly Understood[];
  /** What may make the numbers mean something else than they seem to, a sentence each. */
  readonly warnings: readonly string[];
  readonly classes: readonly string[];
  readonly features: number;
  readonly rows: { readonly train: number; readonly poison: number; readonly test: number };
  readonly victim: string;
  readonly victimParams: unknown;
  readonly defence: string;
  readonly seed: number;
  readonly error: {
    /** On the test file. */
    readonly test: number;
    /** On the rows that were kept. */
    readonly train: number;
    /** On the test file, had nothing been removed. */
    readonly testUnfiltered: number;
    /** On the test file, trained on the training file alone: without poison, without filters. */
    readonly testClean: number;
  };
  /** Length of the fitted weights; of a linear model without the bias. */
  readonly norm: number;
  readonly removed: {
    readonly rows: number;
    /** Kept rows whose label a filter has changed. */
    readonly relabelled: number;
    readonly share: number;
    /** Rows per class, in the order of `classes`. */
    readonly byClass: readonly number[];
    readonly list: readonly RemovedRow[];
  };
  /** Null without a file of poison. */
  readonly detection: {
    readonly caught: number;
    readonly missed: number;
    readonly collateral: number;
    readonly precision: number;
    readonly recall: number;
    readonly fpr: number;
    readonly mcc: number;
    /** Of the chain of filters (engine/filters/chain.ts); null without one. */
    readonly auc: number | null;
  } | null;
  readonly millis: { readonly read: number; readonly filter: number; readonly train: number };
}

export interface RemovedRow {
  readonly file: string;
  /** Line of a text file, row of a binary one; from 1. */
  readonly line: number;
  readonly label: string;
  readonly filter: string;
}
