import type { Remark } from '../../engine/errors.ts';
import type { UnconvergedFits } from '../../engine/numeric/fit-watch.ts';
import type { Detection } from '../../engine/round/result.ts';
import type { Understood } from '../formats/understood.ts';

/** What came out, as plain data. Rates are 0 … 1, times milliseconds. */
export interface Evaluation {
  /** Each file as it was understood, the training file first. */
  readonly files: readonly Understood[];
  /** What else may make the numbers mean something else than they seem to. */
  readonly warnings: readonly Remark[];
  /** Fits that stopped before they converged: their numbers may be wrong. */
  readonly unconverged: readonly UnconvergedFits[];
  readonly classes: readonly string[];
  readonly features: number;
  /** Whether rows stayed sparse all the way. */
  readonly sparse: boolean;
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
  /**
   * Certified accuracies on the test file: the r-th number is the share of rows that are right and stay right after
   * any r training rows are inserted or removed (a changed row counts two). Null without a certificate.
   */
  readonly certified: readonly number[] | null;
  /** Mean loss + ridge of the last fit on the rows it was made on; null where it minimises none. */
  readonly objective: number | null;
  /** Length of the fitted weights; of a linear model without the bias. */
  readonly norm: number;
  readonly removed: {
    /** Dropped by a filter, or left out by the training defence. */
    readonly rows: number;
    /** Kept rows whose label a filter has changed. */
    readonly relabelled: number;
    readonly share: number;
    /** Rows per class, in the order of `classes`. */
    readonly byClass: readonly number[];
    readonly list: readonly RemovedRow[];
  };
  /** Null without a file of poison. */
  readonly detection: (Omit<Detection, 'passed'> & { readonly auc: number | null }) | null;
  readonly millis: { readonly read: number; readonly filter: number; readonly train: number };
}

export interface RemovedRow {
  readonly file: string;
  /** Line of a text file, row of a binary one; from 1. */
  readonly line: number;
  readonly label: string;
  /** The filter that dropped it, or the training defence that left it out. */
  readonly filter: string;
}
