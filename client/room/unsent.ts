import { z } from 'zod';
import type { DraftView, Millis, RoomView, SeatView } from '../../engine/match/views.ts';
import { defencePlanSchema, madeWith, singlePlanSchema } from '../../engine/round/plans.ts';
import type { Side } from '../../engine/round/sides.ts';
import type { LateChange } from './room-state.ts';

/** What a desk sends to its team: a plan, or rows by hand as a file of them (base64url) with what made them. */
const change = z.union([
  z.strictObject({ side: z.literal('attack'), plan: singlePlanSchema }),
  z.strictObject({ side: z.literal('defend'), plan: defencePlanSchema }),
  z.strictObject({ side: z.literal('attack'), rows: z.base64url(), made: madeWith }),
]);

/** A change of a team's draft that the server has not answered yet. */
const unsent = z.strictObject({
  /** The match that the desk is of, by the hash of its seed, and who sits at the desk. */
  match: z.string(),
  seat: z.string(),
  round: z.int(),
  bout: z.string(),
  /** When the team's draft had been changed last, as far as the author had seen; null where there was none. */
  basis: z.number().nullable(),
  change,
});
export type Unsent = z.infer<typeof unsent>;
export type DeskChange = Unsent['change'];

/** What a browser has kept; null where it is nothing that can be read. */
export function readUnsent(text: string | null): Unsent | null {
  try {
    const parsed = unsent.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a change was made on a desk of this match and round, by whoever sits here now. */
export const isOfRound = ({ match, seat, round }: Unsent, view: SeatView): boolean =>
  match === view.seedHash && seat === view.you && round === view.round;

/** The side whose plans are made now. */
const sideAtWork = ({ phase }: Pick<RoomView, 'phase'>): Side | null =>
  phase === 'prepare' ? 'attack' : phase === 'filter' ? 'defend' : null;

/** Whether the desk of a change is open, so that it can still be sent. */
export const isOpenDesk = (kept: Unsent, view: SeatView): boolean =>
  isOfRound(kept, view) && kept.change.side === sideAtWork(view);

/**
 * Whether a teammate has changed the draft after the change was made: then theirs is the last word. Where the points are
 * split, everybody changes a part of their own.
 */
export function isOvertaken(
  { basis, seat }: Unsent,
  team: Pick<DraftView<unknown>, 'changedBy' | 'changedAt'>,
  split: boolean,
): boolean {
  if (split || team.changedAt === null || team.changedBy === seat) return false;
  return basis === null || team.changedAt > basis;
}

/** Whether a page is to say that a change came too late: in its round, once the desk is gone. */
export const isLate = (
  late: LateChange | null,
  { round, phase }: Pick<RoomView, 'round' | 'phase'>,
): boolean => late !== null && late.round === round && late.side !== sideAtWork({ phase });

/** No change waits into this last part of a phase, and none waits in it: it has a way to go. */
const LAST_MILLIS = 400;

/** How long a change may wait for more of them. @param left  milliseconds of the phase; null where it has no end */
export const patience = (millis: Millis, left: Millis | null): Millis =>
  left === null ? millis : Math.max(0, Math.min(millis, left - LAST_MILLIS));
