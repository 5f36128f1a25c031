import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Core } from '../numeric/core.ts';
import { filterStream } from '../round/filtering.ts';
import type { Delivery, Round } from '../round/stages.ts';
import { trainOn } from '../round/training.ts';
import { accuracy } from '../victims/predict.ts';
import type { LessonWeeks } from './lesson.ts';

/**
 * The week in which every row of a delivery arrived, i32[n] from 0. Clean rows are dealt out to the weeks by their number;
 * every account of the attackers spreads its rows evenly over `send` weeks, from the first with poison on.
 */
export function weekOfRows(
  { stream, source, contributor }: Pick<Delivery, 'stream' | 'source' | 'contributor'>,
  { count, from }: Pick<LessonWeeks, 'count' | 'from'>,
  send: number,
): Int32Array {
  const sent = new Map<number, number>();
  return Int32Array.from({ length: stream.n }, (_, i) => {
    const row = source[i] as number;
    if (row >= 0) return row % count;
    const account = contributor?.[i] ?? 0;
    const before = sent.get(account) ?? 0;
    sent.set(account, before + 1);
    return Math.min(count - 1, from + (before % send));
  });
}

/** Rows beyond the cap, each week by itself: i32, ascending. */
export function rowsOverWeeklyCap(
  core: Core,
  { well }: Pick<Round, 'well'>,
  { stream, contributor }: Delivery,
  weekOf: Int32Array,
  { count, cap }: LessonWeeks,
): Int32Array {
  if (cap === undefined || !contributor) return new Int32Array(0);
  const over: number[] = [];
  for (let week = 0; week < count; week++) {
    const rows = rowsOfWeek(weekOf, (each) => each === week);
    const arrived = takeRows(stream, rows);
    const aids = { contributor: rows.map((row) => contributor[row] as number) };
    const { removedBy } = filterStream(core, well.scenario, arrived, { filters: [], cap }, aids);
    removedBy.forEach((by, i) => {
      if (by !== 0) over.push(rows[i] as number);
    });
  }
  return Int32Array.from(over).sort();
}

/** Test accuracy of a model trained on everything that had arrived by the end of each week, 0 … 1. */
export function weeklyAccuracies(
  core: Core,
  round: Round,
  { stream }: Delivery,
  weekOf: Int32Array,
  count: number,
): readonly number[] {
  return Array.from({ length: count }, (_, week) => {
    const arrived = takeRows(
      stream,
      rowsOfWeek(weekOf, (each) => each <= week),
    );
    return accuracy(core, trainOn(core, round, arrived, { stage: 'week' }).model, round.well.test);
  });
}

/** Rows whose week is meant, i32, ascending. */
export const rowsOfWeek = (weekOf: Int32Array, isMeant: (week: number) => boolean): Int32Array =>
  indicesWhere(
    weekOf.map((week) => (isMeant(week) ? 1 : 0)),
    1,
  );
