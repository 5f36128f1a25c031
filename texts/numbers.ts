/** Numbers as people of one language read them. Rates come in as 0 … 1, times as milliseconds. */
export interface Numbers {
  /** A rate with its sign, which stays on the line of its number: “12.3 %”. */
  percent(rate: number, digits?: number): string;
  /** The same without the sign, for places where the unit is set apart. */
  percentNumber(rate: number, digits?: number): string;
  /** Signed change of a rate in percentage points; a true minus sign, so that columns line up. */
  change(rate: number, digits?: number): string;
  /** A number with as many digits after the point. Minus signs are true ones here and below. */
  decimal(value: number, digits?: number): string;
  /** Two numbers with as many digits after the point as tell them apart, six at most. */
  apart(pair: readonly [number, number]): readonly [string, string];
  count(n: number): string;
  /** A number of any size in at most four significant digits. */
  short(value: number): string;
  /** m:ss, rounded up so that 0:00 means over. Never negative. */
  clock(millis: number): string;
  /** “4, 9 and 7”. */
  list(words: readonly string[]): string;
  /** “1 sample”, “2 samples”: the number and the form that goes with it. */
  plural(n: number, forms: Forms): string;
}

/** A word in the forms that numbers ask for in a language; where there is none of its own, `other`. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Digits after the point that are ever read. */
const MOST_DIGITS = 6;
const NO_BREAK = '\u00a0';
/** What rounds to zero has no sign. */
const SIGNED = { signDisplay: 'negative' } as const;
/** A true minus sign, as long as a plus. */
const withMinus = (text: string) => text.replace('-', '−');

/** @param locale  a BCP 47 tag, as `en-GB` */
export function numbersFor(locale: string): Numbers {
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimal = (value: number, digits = 1) => {
    const format =
      decimals.get(digits) ??
      new Intl.NumberFormat(locale, {
        ...SIGNED,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    decimals.set(digits, format);
    return withMinus(format.format(value));
  };
  const whole = new Intl.NumberFormat(locale, { ...SIGNED, maximumFractionDigits: 0 });
  const significant = new Intl.NumberFormat(locale, { ...SIGNED, maximumSignificantDigits: 4 });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plurals = new Intl.PluralRules(locale);
  const percentNumber = (rate: number, digits = 1) => decimal(rate * 100, digits);
  return {
    percentNumber,
    decimal,
    percent: (rate, digits) => `${percentNumber(rate, digits)}${NO_BREAK}%`,
    change(rate, digits = 1) {
      const points = percentNumber(Math.abs(rate), digits);
      if (Number((Math.abs(rate) * 100).toFixed(digits)) === 0) return `±${points}`;
      return `${rate > 0 ? '+' : '−'}${points}`;
    },
    apart([first, second]) {
      for (let digits = 1; ; digits++) {
        const told = [decimal(first, digits), decimal(second, digits)] as const;
        if (told[0] !== told[1] || digits === MOST_DIGITS) return told;
      }
    },
    count: (n) => withMinus(whole.format(n)),
    short: (value) => withMinus(significant.format(value)),
    clock(millis) {
      const seconds = Math.max(0, Math.ceil(millis / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    list: (words) => lists.format(words),
    plural: (n, forms) => `${whole.format(n)} ${forms[plurals.select(n)] ?? forms.other}`,
  };
}
