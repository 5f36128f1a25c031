import { inContentOrder } from '../data/content-order.ts';
import { indicesWhere, joinRows, relabel, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { watchFits } from '../numeric/fit-watch.ts';
import { modelFiguresOf } from './aim.ts';
import type { RecipeFailure } from './failures.ts';
import type { PartHarm } from './result.ts';
import type { Delivery, FittedAnyway, Kept, Played, Round } from './stages.ts';
import { trainOn } from './training.ts';

/**
 * What each part of a split plan has done, by leaving it out: the model is trained once more on what the filters have kept
 * of a delivery without it. Filters are not asked again. One training for each part of which something came through.
 *
 * @param found  u8[n], non-zero for rows that were removed, or kept under another label
 * @returns      one for each part, in the plan's order; null where the plan is not split
 */
export function harmOfParts(
  core: Core,
  { round, delivery, kept }: Played,
  found: Uint8Array,
): (Pick<FittedAnyway, 'unconverged' | 'failures'> & { readonly parts: readonly PartHarm[] }) | null {
  const { owners, part } = delivery;
  if (!owners || !part) return null;
  const failures: RecipeFailure[] = [];
  const { value, unconverged } = watchFits(core, 'without', (watched) =>
    Array.from({ length: owners.parts }, (_, number) => {
      const rows = indicesWhere(part, number + 1);
      const gone = removedBy(delivery, number).length;
      const through = rows.filter((row) => found[row] === 0).length + gone;
      const counts = { rows: rows.length + gone, through };
      if (through === 0) return counts;
      const data = inContentOrder(rowsWithout(round, delivery, kept, number));
      const fitted = trainOn(watched, round, data, { stage: 'without', defence: kept.plan.defence });
      failures.push(...fitted.failures);
      return { ...counts, without: modelFiguresOf(core, round, delivery, fitted.model) };
    }),
  );
  return { parts: value, unconverged, failures };
}

/**
 * What the filters would have kept, had one part not been sent: its new rows are out, its changed and removed rows are as
 * they were, and as many spare rows are in as a delivery of one size needs then. Nobody has filtered what comes in.
 */
function rowsWithout(round: Round, delivery: Delivery, kept: Kept, number: number): Samples {
  const { stream, source, part } = delivery;
  const { train, spare } = round.well;
  const own = (row: number) => part?.[row] === number + 1;
  const gone = removedBy(delivery, number);
  const inserted = source.filter((from, row) => from < 0 && own(row)).length;
  const filled = source.filter((from) => from >= train.n).length;
  const fills = spare ? Math.min(spare.rows.n, filled + inserted - gone.length) : 0;
  const left = indicesWhere(kept.removedBy, 0);
  const others = left.filter((row) => !own(row) && (source[row] as number) < train.n + fills);
  const restored = [
    ...Array.from(
      left.filter((row) => own(row) && (source[row] as number) >= 0),
      (row) => source[row] as number,
    ),
    ...Array.from(gone, (row) => round.knownRows()[row] as number),
  ];
  const data = joinRows(takeRows(relabel(stream, kept.y), others), takeRows(train, restored));
  if (!spare || fills <= filled) return data;
  return joinRows(
    data,
    takeRows(
      spare.rows,
      Array.from({ length: fills - filled }, (_, k) => filled + k),
    ),
  );
}

/** The known rows that a part removes. */
function removedBy({ poison, owners }: Delivery, number: number): Int32Array {
  return poison.removed.filter((row) => owners?.touched.get(row) === number);
}
