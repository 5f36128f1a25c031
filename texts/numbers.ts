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

/** What a browser sets up slowly, made when it is first asked for. */
function onDemand<Key, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new Map<Key, T>();
  return (key) => {
    const held = made.get(key) ?? make(key);
    made.set(key, held);
    return held;
  };
}

/** @param locale  a BCP 47 tag, as `en-GB` */
export function numbersFor(locale: string): Numbers {
  const decimals = onDemand(
    (digits: number) =>
      new Intl.NumberFormat(locale, {
        ...SIGNED,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  const significant = onDemand(
    (digits: number) => new Intl.NumberFormat(locale, { ...SIGNED, maximumSignificantDigits: digits }),
  );
  const lists = onDemand((type: 'conjunction') => new Intl.ListFormat(locale, { type }));
  const plurals = onDemand((type: 'cardinal') => new Intl.PluralRules(locale, { type }));
  const decimal = (value: number, digits = 1) => withMinus(decimals(digits).format(value));
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
    count: (n) => decimal(n, 0),
    short: (value) => withMinus(significant(4).format(value)),
    clock(millis) {
      const seconds = Math.max(0, Math.ceil(millis / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    list: (words) => lists('conjunction').format(words),
    plural: (n, forms) => `${decimals(0).format(n)} ${forms[plurals('cardinal').select(n)] ?? forms.other}`,
  };
}
