import { decodePoison } from '../../contract/files/poison.ts';
import { deliveredPlan } from '../../engine/match/phantoms.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { attackOf } from '../../engine/round/attack-of.ts';
import { project } from '../../engine/round/projection.ts';
import { bestReplies, type Replies } from '../../engine/round/replies.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Scenario, Well } from '../../engine/round/scenario.ts';
import type { Delivery, Played, Round } from '../../engine/round/stages.ts';
import { type MarkedExample, markedExample, whyOf } from '../../engine/round/why.ts';
import { rowsOf } from '../../engine/victims/predict.ts';
import { greyValues } from '../picture/greys.ts';
import type { ShownExample, ShownWhy } from '../picture/why.ts';
import type { OnProgress } from './api.ts';
import { planeOf } from './plane.ts';
import { shownOrder } from './shown-order.ts';

/** What can be asked about a round that is over; files as for `verify`. */
export interface ExplainApi {
  /** Null where no model could be trained. Rows are in the order of PlayedRound. */
  why(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null): ShownWhy | null;
  replies(
    record: BoutRecord,
    rows: readonly Uint8Array[],
    clean: Uint8Array | null,
    onProgress?: OnProgress,
  ): Replies;
}

type WellOf = (record: BoutRecord, clean: Uint8Array | null) => Promise<Well>;
interface Delivered {
  readonly round: Round;
  readonly delivery: Delivery;
}

export const createExplainJobs = (core: () => Promise<Core>, wellOf: WellOf) => {
  /** The bout that was asked about last: the second question goes on from the same delivery. */
  let last: { readonly key: string; readonly opened: Promise<Delivered> } | null = null;

  async function deliver(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null) {
    const well = await wellOf(record, clean);
    const round = await openRound(await core(), well, record.seed);
    const poison = rows.map((file) => decodePoison(well.scenario, file));
    return { round, delivery: round.deliver(attackOf(deliveredPlan(record), poison)) };
  }

  function open(...given: Parameters<typeof deliver>): Promise<Delivered> {
    const key = JSON.stringify(given[0]);
    if (last?.key === key) return last.opened;
    const opened = deliver(...given);
    last = { key, opened };
    opened.catch(() => {
      if (last?.key === key) last = null;
    });
    return opened;
  }

  /** Where the targets lie in the plane that `verify` shows the round in. */
  async function targetsOf({ round, trained }: Played): Promise<Float32Array | null> {
    const targets = round.targets();
    if (!targets) return null;
    const plane = planeOf(await core(), round.well.train, round.clean().model, trained.model);
    return project(plane, rowsOf(targets.samples));
  }

  return {
    async why(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null) {
      const { round, delivery } = await open(record, rows, clean);
      const kept = delivery.filter(record.defend.plan);
      const played = { round, delivery, kept, trained: kept.train() };
      const why = whyOf(await core(), played);
      if (!why) return null;
      const { harm: _, worst, ...told } = why;
      const placed = new Map(Array.from(shownOrder(delivery.source), (row, at) => [row, at]));
      return {
        ...told,
        worst: worst.map((row) => placed.get(row) as number),
        poisoned: worst.filter((row) => delivery.origin[row] !== 0).length,
        targets: await targetsOf(played),
        example: exampleOf(round.well.scenario, markedExample(await core(), played)),
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

function exampleOf({ picture, quantiser }: Scenario, example: MarkedExample | null): ShownExample | null {
  if (!example) return null;
  const { samples, takenFor } = example;
  const isPicture = picture.kind === 'image';
  return {
    pictures: isPicture ? greyValues(quantiser, samples) : null,
    side: isPicture ? picture.side : 0,
    label: samples.y[0] as number,
    takenFor,
  };
}
