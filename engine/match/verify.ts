import type { Core } from '../numeric/core.ts';
import { attackOf } from '../round/attack-of.ts';
import { isRowsPlan, singlePlansOf } from '../round/plans.ts';
import type { PoisonRows } from '../round/poison-rows.ts';
import type { ModelFrame, RecordedResult, RecordedSummary } from '../round/result.ts';
import { openRound, playRound } from '../round/round.ts';
import type { Well } from '../round/well.ts';
import { deliveredPlan } from './phantoms.ts';
import type { BoutRecord } from './views.ts';

/** One number that did not come out as recorded. */
export interface Difference {
  /** Path in the summary, as in `detection.caught`. */
  readonly field: string;
  readonly recorded: string;
  readonly recomputed: string;
}

export interface Verification {
  readonly bout: string;
  /** Empty when every number and every byte came out the same. */
  readonly differences: readonly Difference[];
  readonly result: RecordedResult;
}

/**
 * Plays a recorded bout again from its plans and seed and compares every number, the digest included.
 *
 * @param poison  the rows that the attack plan names, one for each file of them, in its order
 * @throws GameError 'bad-file' where some are missing
 */
export async function verifyRound(
  core: Core,
  well: Well,
  record: BoutRecord,
  poison: readonly PoisonRows[],
  onFrame?: (frame: ModelFrame) => void,
): Promise<Verification> {
  const plan = deliveredPlan(record);
  const attacks = singlePlansOf(plan).flatMap((each) => (isRowsPlan(each) ? [] : [each.attack.id]));
  const round = await openRound(core, well, record.seed, { attacks });
  const result = playRound(round, attackOf(plan, poison), record.defend.plan, onFrame);
  return { bout: record.id, differences: compare(record.summary, result.summary), result };
}

function compare(recorded: RecordedSummary, recomputed: RecordedSummary): Difference[] {
  const before = flatten(recorded);
  const after = flatten(recomputed);
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({
      field,
      recorded: String(before.get(field)),
      recomputed: String(after.get(field)),
    }));
}

function flatten(value: object, prefix = '', into = new Map<string, unknown>()): Map<string, unknown> {
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'object' && entry !== null) flatten(entry, `${prefix}${key}.`, into);
    else into.set(prefix + key, entry);
  }
  return into;
}
