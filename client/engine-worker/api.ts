import type { ExtractorId } from '../../engine/extractor/index.ts';
import type { Difference } from '../../engine/match/verify.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Seed } from '../../engine/random.ts';
import type { AttackPlan, DefencePlan, RowsPlan } from '../../engine/round/plans.ts';
import type { Projection } from '../../engine/round/projection.ts';
import type { ModelFrame, RoundSummary } from '../../engine/round/result.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Model } from '../../engine/victims/model.ts';
import type { MailLine } from '../picture/mail-line.ts';
import type { DeskApi } from './desk-jobs.ts';
import type { ExplainApi } from './explain-jobs.ts';
import type { LabApi } from './lab-jobs.ts';
import type { LessonApi } from './lesson-jobs.ts';
import type { OwnApi } from './own-jobs.ts';

/** Samples as the arena shows them; the features themselves stay in the worker. */
export interface Cast {
  readonly n: number;
  /** f32[2 n] in the plane of `projection`. */
  readonly places: Float32Array;
  readonly labels: Uint8Array;
  /** Grey values, u8[n · side²]; null where samples are points. */
  readonly pictures: Uint8Array | null;
  readonly side: number;
  /** Each sample where samples are mails, as they are read; else null. */
  readonly mails: readonly MailLine[] | null;
  readonly projection: Projection;
}

/** How samples look to a person, wherever they lie. */
export type SampleLooks = Pick<Cast, 'labels' | 'pictures' | 'side' | 'mails'>;

/** Trusted samples; where they are points of the plane, f32[2 n] of them, else null. */
export interface GoldenLooks extends SampleLooks {
  readonly points: Float32Array | null;
}

/** What the attacker wants misjudged, and what the round's model takes it for. */
export interface TargetCast extends SampleLooks {
  /** Class ids, u8[n]. */
  readonly takenFor: Uint8Array;
}

/** A token of a mail; `known` where it is one of the model's features. */
export interface MailToken {
  readonly token: string;
  readonly known: boolean;
}

/** The model of clean data. */
export interface Healthy {
  readonly cast: Cast;
  readonly model: Model;
  readonly accuracy: number;
}

/** As much of it as its picture takes. */
export type HealthyPicture = Pick<Healthy, 'cast' | 'model'>;

/** A whole round, rows in the order: training rows that are still there by their own index, then new ones. */
export interface PlayedRound {
  readonly summary: RoundSummary;
  /** The plans that were played. */
  readonly attackPlan: AttackPlan;
  readonly defencePlan: DefencePlan;
  readonly cast: Cast;
  /** Indices into ORIGINS. */
  readonly origin: Uint8Array;
  readonly removedBy: Uint8Array;
  /** 1 where the defender's filters changed the label of a row they kept. */
  readonly turned: Uint8Array;
  readonly model: Model;
  readonly cleanModel: Model;
  /** What the round's model takes each row for: class ids, u8[n], and scores, f32[n] (victim.ts). */
  readonly takenFor: Uint8Array;
  readonly scores: Float32Array;
  readonly targets: TargetCast | null;
  /** What else the Lab knows of each row; absent in a match. */
  readonly told?: RowFacts;
}

/** Facts about each row of a round, in its order. */
export interface RowFacts {
  /** i32[n], the account that sent it; null where nobody keeps track. */
  readonly sender: Int32Array | null;
  /** f32[n], what the first filter of the plan said, NaN where it was not asked; null without a filter. */
  readonly suspicion: Float32Array | null;
}

export interface FilterPreview {
  /** u8[n], 0 kept, k dropped by the k-th filter, or by marks or the cap (REMOVED_BY). */
  readonly removedBy: Uint8Array;
  /** Kept rows whose label a filter changes, u8[n], 1 where it does. */
  readonly turned: Uint8Array;
}

export interface Verified {
  readonly bout: string;
  readonly differences: readonly Difference[];
  readonly played: PlayedRound;
  readonly frames: readonly ModelFrame[];
}

/** Rows as they are handed over, and what made them. */
export interface MadeRows {
  /** A file of poison (contract/files/poison.ts). */
  readonly file: Uint8Array;
  readonly made: RowsPlan['made'];
}

/** Told from time to time how far a long attack has come, 0 … 1; what comes after it is short. */
export type OnProgress = (share: number) => void;

/**
 * The engine as the pages use it. Runs in a worker of its own, so a call may take seconds without the
 * page noticing; failures are rejections with the `code` of a GameError.
 */
export interface EngineApi extends DeskApi, ExplainApi, LabApi, LessonApi, OwnApi {
  /** Answers once the worker runs. */
  here(): void;
  /** Tells of scenarios that do not come with the game. */
  learn(scenarios: readonly Scenario[]): void;
  /** Hands over a scenario's data; scenarios that are generated need none. */
  supply(scenario: string, pack: Uint8Array): void;
  /** Hands over how the texts of a scenario use their words (engine/data/phrasing.ts). */
  phrase(scenario: string, phrasing: Uint8Array): void;
  healthy(scenario: string, seed: Seed): Healthy;
  /** A `known` or `stream` file with its rows unpacked, as all that follows takes it. */
  plain(file: Uint8Array): Uint8Array;
  /** The samples of a `known` or `stream` file, seen with nothing but their labels. */
  look(scenario: string, file: Uint8Array): Cast;
  /** The same, in the plane of two models. */
  lookWith(scenario: string, file: Uint8Array, clean: Model, trained: Model): Cast;
  /** What people see of the samples of a `samples` or `stream` file, wherever they lie. */
  looks(scenario: string, file: Uint8Array): SampleLooks;
  /** The targets in a `reveal` file, and what the model takes them for; null where there are none. */
  targets(scenario: string, file: Uint8Array): TargetCast | null;
  tryFilters(scenario: string, stream: Uint8Array, plan: DefencePlan): FilterPreview;
  /** A mail as the model sees it; the words of a `known` file where there is one, else the pack's. */
  readMail(scenario: string, text: string, known: Uint8Array | null): readonly MailToken[];
  /**
   * @param rows  the file of rows that the attack plan names, if it names one
   * @param clean  the bout's `well` file; null where its data are generated from the seed
   */
  verify(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null): Verified;
  /** The weights of a frozen extractor, for the page to draw models that look through it. */
  extractor(id: ExtractorId): Float32Array;
}
