import type { AttackId } from '../../engine/attacks/ids.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { rowsCost } from '../../engine/round/costs.ts';
import {
  asChanged,
  eraseRows,
  flipRows,
  type HandGround,
  insertRows,
  moveRows,
  takeBack,
} from '../../engine/round/hand.ts';
import { HAND, type RowsPlan } from '../../engine/round/plans.ts';
import { joinPoison, noPoison, type PoisonRows, tallyOf } from '../../engine/round/poison-rows.ts';

/** What made a row: a recipe, or somebody's hand. */
export type RowMaker = RowsPlan['made'][number];

/** What is remembered of a new row beside the row. */
export interface RowNote {
  readonly by: RowMaker;
  /** The mail that it was written as. */
  readonly text?: string;
}

/** The rows of poison that are being made, with a note for each new one. Every step gives another work. */
export interface HandWork {
  readonly poison: PoisonRows;
  /** One for each inserted row, in their order. */
  readonly notes: readonly RowNote[];
  /** What has made something of it so far. */
  readonly makers: readonly RowMaker[];
}

/**
 * Samples as they are shown while somebody works on them: a known row by its number, an inserted one by its place among
 * them, behind the known ones.
 */
export type ShownRows = readonly number[];

export const noWork = (ground: HandGround): HandWork => ({
  poison: noPoison(ground.known),
  notes: [],
  makers: [],
});

export const workCost = ({ poison }: HandWork): number => rowsCost(tallyOf(poison));

export const isEmptyWork = ({ poison }: HandWork): boolean => {
  const { inserted, flipped, mutated, removed } = tallyOf(poison);
  return inserted + flipped + mutated + removed === 0;
};

/** The attackers' accounts that new rows are sent from, each with the number of its rows. */
export function accountsOf({ poison }: HandWork): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const account of poison.account) rows.set(account, (rows.get(account) ?? 0) + 1);
  return rows;
}

/** What the rows were made with, as a plan says it. */
export function makersOf(work: HandWork): readonly RowMaker[] {
  const { flipped, mutated, removed } = work.poison;
  const changes = flipped.index.length + mutated.index.length + removed.length > 0;
  return work.makers.filter((maker) => changes || work.notes.some(({ by }) => by === maker)).slice(0, 8);
}

const by = (work: HandWork, maker: RowMaker): readonly RowMaker[] =>
  work.makers.includes(maker) ? work.makers : [...work.makers, maker];

function split(
  { known }: HandGround,
  shown: ShownRows,
): { readonly rows: number[]; readonly inserted: number[] } {
  return {
    rows: shown.filter((each) => each < known.n),
    inserted: shown.filter((each) => each >= known.n).map((each) => each - known.n),
  };
}

/** New rows. @param texts  the mails that they were written as */
export function inserted(
  work: HandWork,
  ground: HandGround,
  rows: Samples,
  { text, account = 0 }: { readonly text?: string; readonly account?: number } = {},
): HandWork {
  const note: RowNote = { by: HAND, ...(text !== undefined && { text }) };
  return {
    poison: insertRows(work.poison, ground, rows, account),
    notes: [...work.notes, ...Array.from({ length: rows.n }, () => note)],
    makers: by(work, HAND),
  };
}

/** The same samples several times, one set after the other. */
export const repeated = (rows: Samples, times: number): Samples =>
  takeRows(
    rows,
    Array.from({ length: rows.n * times }, (_, k) => k % rows.n),
  );

/** The rows of a recipe among the others; where both touch a row, the recipe counts. */
export function withRecipe(work: HandWork, recipe: AttackId, rows: PoisonRows): HandWork {
  return {
    poison: joinPoison(work.poison, rows),
    notes: [...work.notes, ...Array.from({ length: rows.inserted.n }, () => ({ by: recipe }))],
    makers: by(work, recipe),
  };
}

/** Another mark for the backdoor. */
export function marked(work: HandWork, trigger: NonNullable<PoisonRows['trigger']>): HandWork {
  return { ...work, poison: { ...work.poison, trigger }, makers: by(work, HAND) };
}

/** Other labels. @param to  the class they get; the other one of two when absent */
export function flipped(work: HandWork, ground: HandGround, shown: ShownRows, to?: number): HandWork {
  const { rows, inserted: fresh } = split(ground, shown);
  const present = rows.filter((row) => !work.poison.removed.includes(row));
  const poison = present.length > 0 ? flipRows(work.poison, ground, present, to) : work.poison;
  const y = poison.inserted.y.slice();
  for (const at of fresh) y[at] = to ?? 1 - (y[at] as number);
  return { ...work, poison: { ...poison, inserted: { ...poison.inserted, y } }, makers: by(work, HAND) };
}

/** Other features. @param x  f32[shown · d] */
export function moved(work: HandWork, ground: HandGround, shown: ShownRows, x: Float32Array): HandWork {
  const { d, n } = ground.known;
  const part = (holds: (each: number) => boolean) =>
    Float32Array.from(shown.flatMap((each, k) => (holds(each) ? [...x.subarray(k * d, k * d + d)] : [])));
  const { rows, inserted: fresh } = split(ground, shown);
  const poison =
    rows.length > 0
      ? moveRows(
          work.poison,
          ground,
          rows,
          part((each) => each < n),
        )
      : work.poison;
  const samples = { n: fresh.length, d, classes: ground.known.classes, y: new Int32Array(fresh.length) };
  const snapped = insertRows(noPoison(ground.known), ground, { ...samples, x: part((each) => each >= n) });
  const features = poison.inserted.x.slice();
  fresh.forEach((at, k) => {
    features.set(snapped.inserted.x.subarray(k * d, k * d + d), at * d);
  });
  const inserted = { ...poison.inserted, x: features };
  return { ...work, poison: { ...poison, inserted }, makers: by(work, HAND) };
}

/** Known rows disappear, new ones were never there. */
export function erased(work: HandWork, ground: HandGround, shown: ShownRows): HandWork {
  const { rows, inserted: fresh } = split(ground, shown);
  const poison = rows.length > 0 ? eraseRows(work.poison, ground, rows) : work.poison;
  return { ...undone({ ...work, poison }, { inserted: fresh }), makers: by(work, HAND) };
}

/** Known rows become what they were, new ones go. */
export function undone(work: HandWork, taken: Parameters<typeof takeBack>[1]): HandWork {
  const gone = new Set(taken.inserted);
  return {
    ...work,
    poison: takeBack(work.poison, taken),
    notes: work.notes.filter((_, at) => !gone.has(at)),
  };
}

/** The known rows as they are changed, and the new ones behind them. */
export function shownSamples({ poison }: HandWork, { known }: HandGround): Samples {
  const changed = asChanged(poison, known);
  const { inserted: fresh } = poison;
  const x = new Float32Array(changed.x.length + fresh.x.length);
  x.set(changed.x);
  x.set(fresh.x, changed.x.length);
  return { ...known, n: known.n + fresh.n, x, y: Int32Array.from([...changed.y, ...fresh.y]) };
}

/**
 * As much of a step as the points pay.
 *
 * @param most  of how many samples the step is
 * @param step  the work after the first `count` of them
 */
export function affordable(
  points: number,
  most: number,
  step: (count: number) => HandWork,
): { readonly work: HandWork | null; readonly done: number } {
  let [low, high] = [0, most];
  let work: HandWork | null = null;
  while (low < high) {
    const count = Math.ceil((low + high) / 2);
    const tried = step(count);
    if (workCost(tried) <= points) [low, work] = [count, tried];
    else high = count - 1;
  }
  return { work, done: low };
}

/** Steps that can be taken back and taken again. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

const MOST_STEPS = 60;

export const newHistory = <T>(now: T): History<T> => ({ past: [], now, future: [] });

export const withStep = <T>({ past, now }: History<T>, next: T): History<T> => ({
  past: [...past, now].slice(-MOST_STEPS),
  now: next,
  future: [],
});

export function back<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const before = past[past.length - 1];
  return before === undefined ? history : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function forth<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, now], now: next, future: rest };
}

/** Rows that came from elsewhere: from the team's draft. */
export const adoptedWork = (poison: PoisonRows, makers: readonly RowMaker[]): HandWork => ({
  poison,
  notes: Array.from({ length: poison.inserted.n }, () => ({
    by: makers.length === 1 ? (makers[0] as RowMaker) : HAND,
  })),
  makers,
});
