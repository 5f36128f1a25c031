import type { WhyAnswer } from '../../contract/explanation.ts';
import type { DrawnLayout } from '../../contract/files/layout.ts';
import type { AttackId } from '../../engine/attacks/ids.ts';
import type { Purchase, Question } from '../../engine/match/bought.ts';
import type { Seed } from '../../engine/random.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import type { RecordedSummary } from '../../engine/round/result.ts';
import type { Thumbnail } from '../../engine/round/thumbnail.ts';
import type { QueuePlace } from './fair-queue.ts';
import type { Packed } from './packed.ts';

/** A bout's data, as far as they follow from what the attackers are given. */
export interface WellSpec {
  readonly scenario: string;
  readonly seed: Seed;
  /** The bout's id: goes into the header of the data. */
  readonly bout: string;
}
/** The files of rows that an attack plan names, in its order, fetched when they are needed. */
export type RowsSource = () => Promise<Uint8Array[]>;

export interface StreamSpec extends WellSpec {
  readonly attackPlan: AttackPlan;
  /** Where the plan names rows. Says nothing that their hash in the plan does not: answers are remembered without it. */
  readonly rows?: RowsSource;
}
export interface RoundSpec extends StreamSpec {
  readonly defencePlan: DefencePlan;
}

/** What a team pays points to learn about a bout; audits follow from the origins. */
export type AskedSpec =
  | (WellSpec & { readonly question: Extract<Question, { kind: 'oracle' }> })
  | (RoundSpec & { readonly question: Extract<Question, { kind: 'training' }> });

/** One step of the training on show. */
export interface WatchedFrame {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  /** A sketch of engine/victims/codec.ts. */
  readonly model: Uint8Array;
}

/** A round, and the number of a plan among `replyPlans` of its scenario. */
export interface ReplySpec extends RoundSpec {
  readonly number: number;
  /** Recipes of the scenario's menu. */
  readonly attacks: readonly AttackId[];
}

export interface WhyOutcome {
  readonly kind: 'why';
  readonly answer: WhyAnswer | null;
}

export interface ReplyOutcome {
  readonly kind: 'reply';
  readonly score: number;
}

/** A whole round, played. */
export interface TrainedRound {
  readonly summary: RecordedSummary;
  readonly frames: readonly WatchedFrame[];
  /** u8[n], 1 where the row is trained on. */
  readonly kept: Uint8Array;
  /** A sketch too. */
  readonly cleanModel: Uint8Array;
  /** Where the samples are drawn while the training is on show. */
  readonly layout: DrawnLayout;
  /** A small picture for the wall, where there is one. */
  readonly thumbnail: Thumbnail | null;
  /** A `reveal` file. */
  readonly reveal: Packed;
}

/**
 * Computes rounds somewhere else than in the server's own thread. All answers are pure functions of
 * their specs, so they can be asked for again at any time.
 *
 * A failure is a GameError: 'training-failed' when the time is up or a worker died, so that another attempt may do it;
 * 'training-impossible' when the computation itself has failed and would again.
 *
 * `place` says where the task stands in the queue; nothing follows from it. Without one it is nobody's.
 */
export interface Trainer {
  /** A `known` file of contract/files. */
  known(spec: WellSpec, place?: QueuePlace): Promise<Packed>;
  /** A `healthy` file: of the scenario, and of no bout. */
  healthy(spec: WellSpec, place?: QueuePlace): Promise<Packed>;
  /** A `well` file. */
  well(spec: WellSpec, place?: QueuePlace): Promise<Uint8Array>;
  /** A `stream` file. */
  stream(spec: StreamSpec, place?: QueuePlace): Promise<Packed>;
  /** The same as everybody may see it: what defenders trust stays theirs. */
  publicStream(spec: StreamSpec, place?: QueuePlace): Promise<Packed>;
  /** The delivered samples as pages draw them: a `samples` file. */
  samples(spec: StreamSpec, place?: QueuePlace): Promise<Packed>;
  round(spec: RoundSpec, place?: QueuePlace): Promise<TrainedRound>;
  /** A `models` file: the round is played for it once more. */
  models(spec: RoundSpec, place?: QueuePlace): Promise<Packed>;
  /** What every row of a stream really is: u8[n], index into ORIGINS of engine/round/result.ts. */
  origins(spec: StreamSpec, place?: QueuePlace): Promise<Uint8Array>;
  /** The answer to a question, which the question itself is part of. */
  ask(spec: AskedSpec, place?: QueuePlace): Promise<Purchase>;
  /** Why a round came out as it did. This and the next are worked out while no match needs the time. */
  why(spec: RoundSpec, place?: QueuePlace): Promise<WhyOutcome>;
  /** What one of the plans that either side could have handed in would have earned (engine/round/replies.ts). */
  reply(spec: ReplySpec, place?: QueuePlace): Promise<ReplyOutcome>;
  close(): Promise<void>;
}

/** The trainer for a place in the queue. */
export const placed = (trainer: Trainer, place: QueuePlace): Trainer => ({
  known: (spec) => trainer.known(spec, place),
  healthy: (spec) => trainer.healthy(spec, place),
  well: (spec) => trainer.well(spec, place),
  stream: (spec) => trainer.stream(spec, place),
  publicStream: (spec) => trainer.publicStream(spec, place),
  samples: (spec) => trainer.samples(spec, place),
  round: (spec) => trainer.round(spec, place),
  models: (spec) => trainer.models(spec, place),
  origins: (spec) => trainer.origins(spec, place),
  ask: (spec) => trainer.ask(spec, place),
  why: (spec) => trainer.why(spec, place),
  reply: (spec) => trainer.reply(spec, place),
  close: () => trainer.close(),
});

/** A spec on its way to another thread: with the rows themselves. */
export type Carried<S extends StreamSpec> = Omit<S, 'rows'> & { readonly rows?: readonly Uint8Array[] };

export type Task =
  | ({ readonly kind: 'known' | 'healthy' } & WellSpec)
  | ({ readonly kind: 'well' } & WellSpec)
  | ({ readonly kind: 'stream' | 'publicStream' | 'samples' } & Carried<StreamSpec>)
  | ({ readonly kind: 'round' | 'models' } & Carried<RoundSpec>)
  | ({ readonly kind: 'origins' } & Carried<StreamSpec>)
  | ({ readonly kind: 'ask' } & CarriedQuestion)
  | ({ readonly kind: 'why' } & Carried<RoundSpec>)
  | ({ readonly kind: 'reply' } & Carried<ReplySpec>);

/** An AskedSpec on its way to another thread. */
export type CarriedQuestion = AskedSpec extends infer S ? (S extends StreamSpec ? Carried<S> : S) : never;

/** What tasks come to. */
export type TaskOutcome = Uint8Array | Packed | TrainedRound | Purchase | WhyOutcome | ReplyOutcome;

/** A spec with its rows fetched. */
export async function carried<S extends WellSpec>(given: S): Promise<S extends StreamSpec ? Carried<S> : S> {
  const { rows, ...spec } = given as S & { readonly rows?: RowsSource };
  return { ...spec, ...(rows && { rows: await rows() }) } as S extends StreamSpec ? Carried<S> : S;
}
