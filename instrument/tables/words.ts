import type { MetricId } from './metrics.ts';

/** What tables and pictures say beside names and numbers, in the language of whoever reads them. */
export interface TableWords {
  readonly metrics: Readonly<Record<MetricId, string>>;
  /** A number with so many digits after the point. */
  decimal(value: number, digits: number): string;
  /** Above the names of the attacks. */
  readonly attack: string;
  against(attack: string, filter: string): string;
  /** In place of a number that is undefined, where a dash would say too little. */
  readonly undefinedValue: string;
  /** What a picture shows; `metric` is in words. */
  picture(attacks: number, filters: number, metric: string): string;
  /** What the mark behind a number means in a picture. */
  doubtful(mark: string): string;
  /** A footnote: which round it is about, and why its numbers may be wrong. */
  footnote(mark: string, attack: string, filter: string, seed: number, why: string): string;
  /** In place of the footnotes that there is no room for; `option` of the command shows them all. */
  moreFootnotes(mark: string, count: number, option: string): string;
}
