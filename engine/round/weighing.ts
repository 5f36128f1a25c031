import { contentSeed } from '../data/content-order.ts';
import { indicesWhere, relabel, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { rowsByAccount } from '../filters/accounts.ts';
import type { Core } from '../numeric/core.ts';
import { predict, rowsOf } from '../victims/predict.ts';
import { filterStream } from './filtering.ts';
import { mcnemarExact } from './intervals.ts';
import type { Inquiry } from './investigate.ts';
import type { DefencePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';
import { trainOn } from './training.ts';

/** What one filter of a plan says of the whole delivery, by itself. */
export interface WeighedFilter {
  /** f32[n], higher is worse; in the filter's own unit. */
  readonly suspicion: Float32Array;
  /** u8[n], 1 where the filter by itself would drop the sample. */
  readonly dropped: Uint8Array;
}

/** Accounts that a plan takes samples from. */
export interface AccountsHit {
  readonly accounts: number;
  readonly hit: number;
  /** Those that lose the largest share of their samples, at most three; ties by number. */
  readonly worst: readonly { readonly account: number; readonly out: number; readonly of: number }[];
}

/** What a plan changes on the trusted samples. */
export interface GoldenChange {
  readonly n: number;
  /** Right after a training on the delivery as it came, and on what the plan leaves. */
  readonly before: number;
  readonly after: number;
  /** The chance of a difference that is at least as lopsided where the two models are equally good, 0 … 1. */
  readonly chance: number;
}

/** A defence plan weighed by its authors, on nothing but their `stream` file. */
export interface WeighedDefence {
  /** In the plan's order; null for a filter that could not answer. */
  readonly filters: readonly (WeighedFilter | null)[];
  /** Null where nobody knows who sent what. */
  readonly accounts: AccountsHit | null;
  /** Null where there are no trusted samples. */
  readonly golden: GoldenChange | null;
}

/**
 * Weighs what a plan takes out. Its training defence has no part in it: models are trained in the victim's own way.
 *
 * @param rightBefore  what a model of the delivery as it came gets right, see goldenRight; null without trusted samples
 */
export function weighDefence(
  core: Core,
  inquiry: Inquiry & { readonly scenario: Scenario },
  plan: DefencePlan,
  rightBefore: Uint8Array | null,
): WeighedDefence {
  const { scenario, stream, aids } = inquiry;
  const { removedBy, y } = filterStream(core, scenario, stream, plan, aids);
  const kept = takeRows(relabel(stream, y), indicesWhere(removedBy, 0));
  const rightAfter = rightBefore && goldenRight(core, inquiry, kept);
  return {
    filters: plan.filters.map((filter) => {
      const [verdict] = filterStream(core, scenario, stream, { filters: [filter] }, aids).verdicts;
      return verdict ? { suspicion: verdict.suspicion, dropped: verdict.dropped } : null;
    }),
    accounts: aids.contributor ? accountsHit(aids.contributor, removedBy) : null,
    golden: rightBefore && rightAfter && goldenChange(rightBefore, rightAfter),
  };
}

/** @param contributor  i32[n] @param removedBy  u8[n], 0 for samples that stay */
export function accountsHit(contributor: Int32Array, removedBy: Uint8Array): AccountsHit {
  const accounts = rowsByAccount(contributor).map(([account, rows]) => ({
    account,
    of: rows.length,
    out: rows.reduce((sum, row) => sum + (removedBy[row] === 0 ? 0 : 1), 0),
  }));
  const hit = accounts.filter(({ out }) => out > 0);
  const worst = hit.sort((a, b) => b.out / b.of - a.out / a.of || a.account - b.account).slice(0, 3);
  return { accounts: accounts.length, hit: hit.length, worst };
}

/**
 * Which trusted samples a model of these rows gets right: u8[golden.n]; null where there are none.
 *
 * @param rows  what is trained on, by the victim's own training with the seed of the delivery
 */
export function goldenRight(
  core: Core,
  { scenario, stream, aids }: Inquiry & { readonly scenario: Scenario },
  rows: Samples,
): Uint8Array | null {
  const { golden } = aids;
  if (!golden || golden.n === 0) return null;
  const { model } = trainOn(core, { well: { scenario }, seed: contentSeed(stream) }, rows, {
    stage: 'train',
  });
  const { classes } = predict(core, model, rowsOf(golden));
  return Uint8Array.from(golden.y, (label, i) => (classes[i] === label ? 1 : 0));
}

/** @param before  u8[n], 1 where right @param after  the same of the other model */
export function goldenChange(before: Uint8Array, after: Uint8Array): GoldenChange {
  const sum = (marks: Uint8Array) => marks.reduce((held, mark) => held + mark, 0);
  const gained = sum(after.map((mark, i) => (mark > (before[i] as number) ? 1 : 0)));
  const lost = sum(after.map((mark, i) => (mark < (before[i] as number) ? 1 : 0)));
  return { n: before.length, before: sum(before), after: sum(after), chance: mcnemarExact(gained, lost) };
}
