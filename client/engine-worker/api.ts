import type { ExtractorId } from '../../engine/extractor/index.ts';
import type { Difference } from '../../engine/game/verify.ts';
import type { RoundRecord } from '../../engine/game/views.ts';
import type { Model } from '../../engine/models/model.ts';
import type { BluePlan, RedPlan } from '../../engine/round/plans.ts';
import type { Projection } from '../../engine/round/projection.ts';
import type { ModelFrame, RoundSummary } from '../../engine/round/result.ts';
import type { ScenarioId } from '../../engine/round/scenarios/index.ts';

/** Samples as the arena shows them; the features themselves stay in the worker. */
export interface Cast {
  readonly n: number;
  /** f32[2 n] in the plane of `projection`. */
  readonly places: Float32Array;
  readonly labels: Uint8Array;
  /** Grey values, u8[n · side²]; null where samples are points. */
  readonly pictures: Uint8Array | null;
  readonly side: number;
  readonly projection: Projection;
}

/** The model of clean data. */
export interface Healthy {
  readonly cast: Cast;
  readonly model: Model;
  readonly accuracy: number;
}

/** A whole round, rows in the order: training rows that are still there by their own index, then new ones. */
export interface PlayedRound {
  readonly summary: RoundSummary;
  readonly story: string;
  readonly cast: Cast;
  /** Indices into ORIGINS. */
  readonly origin: Uint8Array;
  readonly removedBy: Uint8Array;
  readonly model: Model;
  readonly cleanModel: Model;
}

export interface FilterPreview {
  /** u8[n], 0 kept, k dropped by the k-th filter. */
  readonly removedBy: Uint8Array;
  /** f32[n], share of the stream that the first filter finds less suspicious than this row; 0 … 1. */
  readonly suspicion: Float32Array | null;
}

export interface Verified {
  readonly round: number;
  readonly differences: readonly Difference[];
  readonly played: PlayedRound;
  readonly frames: readonly ModelFrame[];
}

/**
 * The engine as the pages use it. Runs in a worker of its own, so a call may take seconds without the
 * page noticing; failures are rejections with the `code` of a GameError.
 */
export interface EngineApi {
  /** Hands over a scenario's data; scenarios that are generated need none. */
  supply(scenario: ScenarioId, pack: Uint8Array): void;
  healthy(scenario: ScenarioId, seed: number): Healthy;
  play(
    scenario: ScenarioId,
    seed: number,
    red: RedPlan,
    blue: BluePlan,
    onFrame?: (frame: ModelFrame) => void,
  ): PlayedRound;
  /** A round on nothing but what red knows, a sections file: trained and judged on the same samples. */
  tryAttack(scenario: ScenarioId, known: Uint8Array, seed: number, plan: RedPlan): PlayedRound;
  /** The samples of a `known` or `stream` file, seen with nothing but their labels. */
  look(scenario: ScenarioId, file: Uint8Array): Cast;
  /** The same, in the plane of two models. */
  lookWith(scenario: ScenarioId, file: Uint8Array, clean: Model, trained: Model): Cast;
  tryFilters(scenario: ScenarioId, stream: Uint8Array, plan: BluePlan): FilterPreview;
  verify(record: RoundRecord): Verified;
  /** The weights of a frozen extractor, for the page to draw models that look through it. */
  extractor(id: ExtractorId): Float32Array;
}
