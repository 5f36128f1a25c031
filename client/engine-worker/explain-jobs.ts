import { decodePoison } from '../../contract/files/poison.ts';
import { deliveredPlan } from '../../engine/match/phantoms.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { attackOf } from '../../engine/round/attack-of.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Well } from '../../engine/round/scenario.ts';
import { type Why, whyOf } from '../../engine/round/why.ts';
import { bestReplies, type Replies } from '../../instrument/replies.ts';
import type { OnProgress } from './api.ts';
import { shownOrder } from './shown-order.ts';

/** Why a round came out as it did, its rows in the order of PlayedRound. */
export interface ShownWhy extends Omit<Why, 'harm'> {
  /** Rows that do most harm, the worst first. */
  readonly worst: Int32Array;
  /** How many of them were poison. */
  readonly poisoned: number;
}

/** What can be asked about a round that is over; files as for `verify`. */
export interface ExplainApi {
  /** Null where no model could be trained. */
  why(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null): ShownWhy | null;
  replies(
    record: BoutRecord,
    rows: readonly Uint8Array[],
    clean: Uint8Array | null,
    onProgress?: OnProgress,
  ): Replies;
}

type WellOf = (record: BoutRecord, clean: Uint8Array | null) => Promise<Well>;

export const createExplainJobs = (core: () => Promise<Core>, wellOf: WellOf) => {
  const open = async (record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null) => {
    const well = await wellOf(record, clean);
    const round = await openRound(await core(), well, record.seed);
    const poison = rows.map((file) => decodePoison(well.scenario, file));
    return { round, delivery: round.deliver(attackOf(deliveredPlan(record), poison)) };
  };
  return {
    async why(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null) {
      const { round, delivery } = await open(record, rows, clean);
      const kept = delivery.filter(record.defend.plan);
      const why = whyOf(await core(), { round, delivery, kept, trained: kept.train() });
      if (!why) return null;
      const { harm: _, worst, ...told } = why;
      const placed = new Map(Array.from(shownOrder(delivery.source), (row, at) => [row, at]));
      return {
        ...told,
        worst: worst.map((row) => placed.get(row) as number),
        poisoned: worst.filter((row) => delivery.origin[row] !== 0).length,
      };
    },
    async replies(
      record: BoutRecord,
      rows: readonly Uint8Array[],
      clean: Uint8Array | null,
      onProgress?: OnProgress,
    ) {
      const { round, delivery } = await open(record, rows, clean);
      return bestReplies(round, delivery, record.defend.plan, onProgress);
    },
  };
};
