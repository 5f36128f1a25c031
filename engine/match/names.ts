/** Longest nickname, in graphemes: what a reader would call characters. */
const NAME_MAX = 24;

/** Invisible or text-turning: controls, format characters (bidi, zero width), private use, blank letters. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u;
/** More than two marks on one character climb into the neighbours' lines. */
const STACKED = /\p{M}{3,}/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The nickname as it will be shown (NFKC, trimmed, single spaces), or null when it cannot be one. */
export function cleanName(raw: string): string | null {
  const name = raw
    .normalize('NFKC')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .trim();
  if (FORBIDDEN.test(name) || STACKED.test(name) || !VISIBLE.test(name)) return null;
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name)].length;
  return graphemes <= NAME_MAX ? name : null;
}

/** Letters that look alike at a glance, each with its stand-in; after case folding and without marks. */
const LOOK_ALIKES = new Map(
  Object.entries({
    // digits and signs
    '0': 'o',
    '1': 'l',
    '|': 'l',
    '!': 'l',
    '3': 'e',
    '5': 's',
    $: 's',
    '8': 'b',
    '@': 'a',
    i: 'l',
    ı: 'l',
    // Cyrillic
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ѕ: 's',
    һ: 'h',
    н: 'h',
    і: 'l',
    ӏ: 'l',
    ј: 'j',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    т: 't',
    у: 'y',
    ѵ: 'v',
    ԝ: 'w',
    х: 'x',
    з: 'e',
    г: 'r',
    п: 'n',
    // Greek
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'l',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    σ: 'o',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ω: 'w',
    γ: 'y',
    // Latin with a stroke, and small capitals
    ø: 'o',
    đ: 'd',
    ħ: 'h',
    ł: 'l',
    ŧ: 't',
    ɑ: 'a',
    ɡ: 'g',
    ʟ: 'l',
    ɪ: 'l',
    ß: 'b',
  }),
);

/** Two names with the same skeleton are too easily taken for one another to share a room. */
export function nameSkeleton(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Z}\p{P}]/gu, (mark) => (LOOK_ALIKES.has(mark) ? mark : ''))
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const letters = [...plain].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  const skeleton = letters.replaceAll('rn', 'm').replaceAll('vv', 'w');
  return skeleton === '' ? name : skeleton;
}
