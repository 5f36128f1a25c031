import type { Numbers } from './numbers.ts';

/**
 * Numbers as lines of a terminal have them: plain blanks before units, so that what stands there can be searched for
 * and copied.
 */
export interface Figures {
  /** A rate, 0 … 1, to two digits: `12.34 %`. */
  percent(rate: number, digits?: number): string;
  /** Milliseconds as seconds: `1.25 s`. */
  seconds(millis: number): string;
  /** Minutes and seconds, rounded: `1:05`. */
  clock(millis: number): string;
  /** Bytes as mebibytes: `120 MiB`. */
  mebibytes(bytes: number): string;
  decimal(value: number, digits: number): string;
  /** So many significant digits, as Number.toPrecision has them. */
  significant(value: number, digits: number): string;
  /** As Number.toExponential has it. */
  exponential(value: number, digits: number): string;
}

export function figuresOf({ decimal }: Pick<Numbers, 'decimal'>): Figures {
  const mark = decimal(0.5, 1).charAt(1);
  const localized = (text: string) => text.replace('.', mark);
  return {
    percent: (rate, digits = 2) => `${decimal(100 * rate, digits)} %`,
    seconds: (millis) => `${decimal(millis / 1000, 2)} s`,
    clock(millis) {
      const seconds = Math.round(millis / 1000);
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    mebibytes: (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`,
    decimal,
    significant: (value, digits) => localized(value.toPrecision(digits)),
    exponential: (value, digits) => localized(value.toExponential(digits)),
  };
}
