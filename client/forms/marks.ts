import { panelMarks } from '../../engine/round/panel.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { encodeRowSet } from '../../engine/round/row-set.ts';

/** What people have decided about a sample: nothing, that it goes, or that no filter takes it. */
export const ROW_MARKS = ['none', 'drop', 'keep'] as const;
export type RowMark = (typeof ROW_MARKS)[number];

/** Some samples and the marks that they had before: what it takes to undo. */
export interface MarkStep {
  readonly rows: readonly number[];
  readonly before: readonly RowMark[];
}

/** The mark of each sample of a stream of `n`. */
export function marksOf(plan: Pick<DefencePlan, 'panel'>, n: number): readonly RowMark[] {
  const { drop, keep } = panelMarks(plan, n);
  return Array.from(drop, (mark, row) => (mark === 1 ? 'drop' : keep[row] === 1 ? 'keep' : 'none'));
}

export const countMarks = (marks: readonly RowMark[], which: RowMark): number =>
  marks.reduce((sum, mark) => sum + (mark === which ? 1 : 0), 0);

/** The plan with other marks on some samples, and how to undo it; a plan without marks has no panel. */
export function withMarks(
  plan: DefencePlan,
  n: number,
  rows: readonly number[],
  given: RowMark | readonly RowMark[],
): { readonly plan: DefencePlan; readonly undo: MarkStep } {
  const marks = [...marksOf(plan, n)];
  const before = rows.map((row) => marks[row] ?? 'none');
  rows.forEach((row, k) => {
    if (row < n) marks[row] = typeof given === 'string' ? given : (given[k] ?? 'none');
  });
  const rowsWith = (which: RowMark) => marks.flatMap((mark, row) => (mark === which ? row : []));
  const { panel: _, ...rest } = plan;
  const panel = { drop: encodeRowSet(rowsWith('drop')), keep: encodeRowSet(rowsWith('keep')) };
  return {
    plan: panel.drop + panel.keep === '' ? rest : { ...rest, panel },
    undo: { rows, before },
  };
}

/** Who removes each sample as far as marks go: those that people drop are gone, those that they keep are not. */
export function withPanel(removed: Uint8Array | null, marks: readonly RowMark[]): Uint8Array {
  return Uint8Array.from(marks, (mark, row) =>
    mark === 'drop' ? 1 : mark === 'keep' ? 0 : (removed?.[row] ?? 0),
  );
}
