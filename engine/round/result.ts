import { z } from 'zod';
import type { Trigger } from '../attacks/trigger.ts';
import type { Samples } from '../data/samples.ts';
import type { UnconvergedFits } from '../numeric/fit-watch.ts';
import type { Model } from '../victims/model.ts';
import type { RecipeFailure } from './failures.ts';

/** UnconvergedFits in a file. */
export const unconvergedSchema = z.strictObject({
  stage: z.string().max(20),
  fit: z.string().max(20),
  count: z.int().min(1),
  of: z.int().min(1),
  residual: z.number().min(0),
}) satisfies z.ZodType<UnconvergedFits>;

/** What a sample of the stream really was. Indices of the array are wire format. */
export const ORIGINS = ['clean', 'inserted', 'flipped', 'mutated'] as const;

/** One step of the victim's training, to be watched: weights travel, pixels do not. */
export interface ModelFrame {
  readonly step: number;
  readonly model: Model;
  /** Mean training objective, nats. */
  readonly loss: number;
  /** On the test set, 0 … 1. */
  readonly accuracy: number;
}

/** How the filters did as detectors of poison, removed = positive. Rates are NaN-free: 0 where undefined. */
export interface Detection {
  readonly caught: number;
  readonly missed: number;
  /** Clean samples removed. */
  readonly collateral: number;
  readonly passed: number;
  readonly precision: number;
  readonly recall: number;
  /** collateral / clean samples. */
  readonly fpr: number;
  readonly mcc: number;
}

/** How a model does at what a round is about. */
export interface ModelFigures {
  /** On the test set, 0 … 1. */
  readonly accuracy: number;
  /** Targets that it gets wrong; absent where there are none. */
  readonly hits?: number;
  /** Share of marked samples taken for the attacker's class; backdoors only. */
  readonly attackSuccess?: number;
}

/** What one part of a split attack plan has done. */
export interface PartHarm {
  /** Rows that it inserted, changed or removed; of those that two parts touched, only the later part has them. */
  readonly rows: number;
  /** Of them, those that came through: inserted or changed rows that were trained on as they were sent, and removed ones. */
  readonly through: number;
  /**
   * The model without the part (harm.ts): its accuracy on the test set and, by the objective, the targets that it gets
   * wrong or the attack success. Absent where nothing came through: nothing would be different.
   */
  readonly without?: ModelFigures;
}

/** The numbers of a round: small, JSON. */
export interface RoundSummary {
  readonly poisonRows: number;
  /** Poisoned / clean. */
  readonly epsilon: number;
  readonly streamRows: number;
  readonly removedRows: number;
  /** Of them, those that the defender's training defence left out; absent where it left out none. */
  readonly leftOutRows?: number;
  /** Of the removed rows, those that people dropped; absent where they dropped none. */
  readonly panelRows?: number;
  /** Of the removed rows, those beyond the cap of their account; absent where there are none. */
  readonly cappedRows?: number;
  /** Kept rows whose label a filter has changed; absent where there are none. */
  readonly relabelledRows?: number;
  /** A0: test accuracy of the model trained on clean data without filters. */
  readonly cleanAccuracy: number;
  /** A: test accuracy of the round's model. */
  readonly accuracy: number;
  /** Test accuracy had the defender filtered nothing. */
  readonly unfilteredAccuracy: number;
  /** Amaj: share of the largest class in the test set. */
  readonly majorityAccuracy: number;
  /** Targets of a targeted round, and how many of them the model gets wrong; absent otherwise. */
  readonly targets?: number;
  readonly hits?: number;
  /** Share of the marked test samples of other classes that are taken for the attacker's class; backdoors only. */
  readonly attackSuccess?: number;
  /** The same of the model trained on clean data: what the mark does by itself. */
  readonly cleanAttackSuccess?: number;
  readonly utility: number;
  readonly impact: number;
  readonly detection: Detection;
  readonly outage: boolean;
  /**
   * Certified accuracies on the test set: the r-th number is the share of samples that are right and stay right
   * after any r rows that the model was trained on are inserted or removed (a changed row counts two). Absent
   * without a certificate.
   */
  readonly certified?: readonly number[];
  readonly attackScore: number;
  readonly defenceScore: number;
  /** Of a split attack plan, one for each part; absent where it is not split. */
  readonly parts?: readonly PartHarm[];
  /** Fits that did not converge, by stage: clean, forge, filter-1, filter-2, unfiltered, train, without; absent where all did. */
  readonly unconverged?: readonly UnconvergedFits[];
  /** Recipes that could not do their work, and were counted as doing nothing; absent where all could. */
  readonly failures?: readonly RecipeFailure[];
}

/** The numbers of a round as the log stores them. */
export interface RecordedSummary extends RoundSummary {
  /** SHA-256, hex, over every byte of the result: stream, fates, models, numbers. */
  readonly digest: string;
}

export interface RoundResult {
  readonly summary: RoundSummary;
  /** The stream as the defender saw it: re-numbered by content, quantised. */
  readonly stream: Samples;
  /** u8[n], index into ORIGINS. */
  readonly origin: Uint8Array;
  /** i32[n], row of the clean training set, −1 for inserted rows. */
  readonly source: Int32Array;
  /**
   * u8[n], 0 kept, k dropped by the defender's k-th filter (from 1), filters + 1 left out by the defender's training
   * defence, else one of REMOVED_BY (panel.ts).
   */
  readonly removedBy: Uint8Array;
  /** i32[n], the labels the model was trained under; absent where the defender changed none. */
  readonly relabelled?: Int32Array;
  /** u8[n], the part of a split attack plan that a row is of, from 1; 0 for clean rows. Absent where it is not split. */
  readonly part?: Uint8Array;
  readonly model: Model;
  readonly cleanModel: Model;
  /** What the attacker wanted misjudged, under their true labels; absent where the attacker was after the service. */
  readonly targets?: Samples;
  /** The mark that the model is to obey; backdoors only. */
  readonly trigger?: Trigger;
}

/** A round as it is recorded. */
export interface RecordedResult extends RoundResult {
  readonly summary: RecordedSummary;
}
