import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import type { ReadOptions, SourceFile } from '../formats/read-tables.ts';

/** The files of an evaluation by what they are for. */
export interface EvaluationFiles {
  /** Clean training rows. */
  readonly train: SourceFile;
  readonly test: SourceFile;
  /** Added to the training rows; detection is judged by it. */
  readonly poison?: SourceFile;
  /** Trusted rows, which filters may judge by and nothing is trained on. */
  readonly golden?: SourceFile;
}
export type EvaluationPart = keyof EvaluationFiles;

/** What is to be trained on whose data, and behind which defence. */
export interface EvaluationRequest {
  readonly files: EvaluationFiles;
  /** The account of each row, a line each: of the training rows, then of the poison. */
  readonly accounts?: { readonly name: string; readonly text: string };
  readonly reading: ReadOptions;
  readonly victim: VictimId;
  readonly victimParams: Scenario['victimParams'];
  readonly plan: DefencePlan;
  /** How the plan is written, for messages and results. */
  readonly planName: string;
  readonly seed: number;
}
