import { contentSeed } from '../data/content-order.ts';
import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import { rowsByAccount } from '../filters/accounts.ts';
import type { Inspected } from '../filters/filter.ts';
import { headOf } from '../filters/head.ts';
import { inScale } from '../filters/in-scale.ts';
import { centred } from '../filters/principal.ts';
import type { Core } from '../numeric/core.ts';
import { accuracy, rowsOf } from '../victims/predict.ts';
import { type Aids, filterStream } from './filtering.ts';
import type { DefencePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';
import { fitVictim } from './training.ts';

/**
 * A delivery as its defenders look at it: nothing here knows what a row really is, so all of it can be worked out from a
 * `stream` file, on any engine, with the same bits.
 */
export interface Inquiry {
  readonly scenario: Pick<Scenario, 'victim' | 'victimParams'>;
  readonly stream: Samples;
  readonly aids: Aids;
}

/** What one filter of the menu says of every sample. */
export interface Suspicion {
  /** f32[n], higher is worse; in the filter's own unit. */
  readonly suspicion: Float32Array;
  /** i32[n], 0 for the most suspicious sample; ties by place in the stream. */
  readonly rank: Int32Array;
  /** u8[n], 1 where the filter would drop the sample. */
  readonly dropped: Uint8Array;
}

/**
 * Asks one filter about the whole delivery.
 *
 * @throws GameError of a filter that cannot answer; ZodError for parameters that it does not take
 */
export function suspicionUnder(
  core: Core,
  { scenario, stream, aids }: Inquiry,
  filter: DefencePlan['filters'][number],
): Suspicion {
  const { verdicts, failures } = filterStream(core, scenario, stream, { filters: [filter] }, aids);
  const [verdict] = verdicts;
  if (!verdict) {
    const code = failures[0]?.code ?? 'single-class';
    throw new GameError(code, `${filter.id} could not answer: choose other parameters for it`);
  }
  const { suspicion, dropped } = verdict;
  return { suspicion, rank: ranksOf(suspicion), dropped };
}

function ranksOf(suspicion: Float32Array): Int32Array {
  const order = Int32Array.from(suspicion, (_, i) => i).sort(
    (a, b) => (suspicion[b] as number) - (suspicion[a] as number) || a - b,
  );
  const rank = new Int32Array(order.length);
  order.forEach((row, place) => {
    rank[row] = place;
  });
  return rank;
}

export interface Histogram {
  /** Ends of the bars: bar k holds values from lo + k · width on, the last bar its upper end as well. */
  readonly lo: number;
  readonly width: number;
  /** i32[classes, bars], row-major: samples of each class. */
  readonly counts: Int32Array;
}

/** Suspicions as bars of equal width, by class. Where all are equal they are in the first bar, and the width is 0. */
export function histogramOf(
  suspicion: Float32Array,
  { y, classes }: Pick<Samples, 'y' | 'classes'>,
  bars: number,
): Histogram {
  const lo = suspicion.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const hi = suspicion.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const width = suspicion.length === 0 ? 0 : (hi - lo) / bars;
  const counts = new Int32Array(classes * bars);
  suspicion.forEach((value, i) => {
    const bar = width > 0 ? Math.min(bars - 1, Math.floor((value - lo) / width)) : 0;
    const at = (y[i] as number) * bars + bar;
    counts[at] = (counts[at] as number) + 1;
  });
  return { lo: suspicion.length === 0 ? 0 : lo, width, counts };
}

/** Rows whose suspicion is above a cut that somebody has dragged, i32, ascending; of one class where it is given. */
export function rowsAbove(
  suspicion: Float32Array,
  cut: number,
  { y }: Pick<Samples, 'y'>,
  ofClass?: number,
): Int32Array {
  const above = suspicion.map((value, i) => (value > cut && (ofClass ?? y[i]) === y[i] ? 1 : 0));
  return indicesWhere(above, 1);
}

export interface FilterOverlap {
  /** i32[k, k]: rows that both of two filters drop; on the diagonal those that one drops. */
  readonly both: Int32Array;
  /** i32[k + 1]: rows that exactly so many of the filters drop. */
  readonly byCount: Int32Array;
}

/** How far filters agree. @param dropped  u8[n] of each of k filters, 1 where it would drop the row */
export function overlapOf(dropped: readonly Uint8Array[]): FilterOverlap {
  const k = dropped.length;
  const both = new Int32Array(k * k);
  dropped.forEach((first, a) => {
    dropped.forEach((second, b) => {
      both[a * k + b] = first.reduce((sum, mark, row) => sum + mark * (second[row] as number), 0);
    });
  });
  const byCount = new Int32Array(k + 1);
  for (let row = 0; row < (dropped[0]?.length ?? 0); row++) {
    const times = dropped.reduce((sum, marks) => sum + (marks[row] as number), 0);
    byCount[times] = (byCount[times] as number) + 1;
  }
  return { both, byCount };
}

/** The spectrum of a class. */
export interface ClassSpectrum {
  /** Rows of the stream with this label, i32, ascending. */
  readonly rows: Int32Array;
  /** Largest singular values of the centred rows, falling, f32[≤ k]. */
  readonly values: Float32Array;
  /** Each row's place along the first right singular vector, f32[rows]; its sign says nothing. */
  readonly first: Float32Array;
}

/**
 * Singular values of the rows of each class, less the mean of the class. One value that stands out above the others, with
 * a few rows far out along its vector, is what poison that works together looks like (Tran, Li, Madry 2018).
 *
 * @param k  values of each class
 */
export function spectrumOf(core: Core, stream: Samples, k = 10): ClassSpectrum[] {
  return Array.from({ length: stream.classes }, (_, label) => {
    const rows = indicesWhere(stream.y, label);
    if (rows.length < 2) return { rows, values: new Float32Array(0), first: new Float32Array(rows.length) };
    const x = centred(core, rowsOf(takeRows(stream, rows)));
    const wide = x.rows < x.cols;
    const kept = Math.min(k, x.rows, x.cols);
    const { values, vectors } = core.topEigen(wide ? core.rowGram(x) : core.gram(x), kept);
    const singular = Float32Array.from(values, (value) => Math.sqrt(Math.max(0, value)));
    const top = { rows: 1, cols: vectors.cols, values: vectors.values.subarray(0, vectors.cols) };
    // x = U S Vᵀ, so x · v₁ = s₁ u₁.
    const first = wide
      ? top.values.map((value) => value * (singular[0] as number))
      : core.multiply(x, top, { transposeB: true }).values;
    return { rows, values: singular, first };
  });
}

/**
 * How much the loss on the trusted samples would fall without each row, to first order: f32[n], nats. A row with a large
 * one pulls the model away from what is known to be true. (Koh, Liang 2017, eq. 2, on the model's last layer.)
 *
 * @throws GameError 'bad-payload' where there are no trusted samples
 */
export function pullsOf(core: Core, inquiry: Inquiry): Float32Array {
  return headOf(core, inScale(inspectedOf(inquiry))).firstOrderGains();
}

function inspectedOf({ scenario, stream, aids }: Inquiry): Inspected {
  const { victim, victimParams } = scenario;
  return { stream, victim, victimParams, seed: contentSeed(stream), ...aids };
}

export interface AccountReport {
  /** Its number in the stream. */
  readonly account: number;
  /** Its rows, i32, ascending. */
  readonly rows: Int32Array;
  /** Share of its rows that are flagged, 0 … 1. */
  readonly flaggedShare: number;
  /** Sum of the pulls of its rows, nats: what the loss on the trusted samples would fall by without the account. */
  readonly pull: number;
}

/**
 * The accounts, those that pull most first; ties by number.
 *
 * @param flagged  u8[n], 1 for rows that filters or people suspect
 * @param pulls    see pullsOf
 * @throws GameError 'bad-payload' where nobody knows who sent what
 */
export function accountsIn(
  { aids }: Pick<Inquiry, 'aids'>,
  flagged: Uint8Array,
  pulls: Float32Array,
): AccountReport[] {
  if (!aids.contributor)
    throw new GameError('bad-payload', 'nobody keeps track of who sent what in this scenario');
  const sumOf = (values: ArrayLike<number>, rows: Int32Array) =>
    rows.reduce((sum, row) => sum + (values[row] as number), 0);
  return rowsByAccount(aids.contributor)
    .map(([account, rows]) => ({
      account,
      rows,
      flaggedShare: sumOf(flagged, rows) / rows.length,
      pull: sumOf(pulls, rows),
    }))
    .sort((a, b) => b.pull - a.pull || a.account - b.account);
}

/**
 * Accuracy on the trusted samples, 0 … 1, of the victim trained on the delivery as it came: whether it needs a filter at
 * all.
 *
 * @throws GameError 'bad-payload' where there are no trusted samples; of the victim where it cannot be trained
 */
export function goldenAccuracy(
  core: Core,
  { scenario, stream, aids }: Inquiry & { readonly scenario: Scenario },
): number {
  if (!aids.golden || aids.golden.n === 0)
    throw new GameError('bad-payload', 'there are no trusted samples to judge by');
  return accuracy(
    core,
    fitVictim(core, { well: { scenario }, seed: contentSeed(stream) }, stream),
    aids.golden,
  );
}
