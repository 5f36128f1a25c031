/** The longest end of a name that stays when its middle is left out, in graphemes. */
const LONGEST_END = 10;

const graphemesOf = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name, or a few words with one at their end, in two parts: where there is no room for both, the first one gives way.
 * The second one has at most half of the letters, and begins with a word where one begins among them.
 */
export function nameParts(name: string): {
  readonly start: string;
  readonly end: string;
  /** Letters of the start. */
  readonly letters: number;
} {
  const all = [...graphemesOf.segment(name)].map(({ segment }) => segment);
  const least = all.length - Math.min(LONGEST_END, Math.floor(all.length / 2));
  const space = all.indexOf(' ', Math.max(0, least - 1));
  const letters = space === -1 ? least : space + 1;
  return { start: all.slice(0, letters).join(''), end: all.slice(letters).join(''), letters };
}
