import unhomoglyph from 'unhomoglyph';

/** Longest nickname, in graphemes: what a reader would call characters. */
const NAME_MAX = 24;
/** And in code points: an emoji that is joined of several has up to ten, a letter with its marks two or three. */
const CODE_POINTS_MAX = 72;

/** Invisible or text-turning: controls, format characters (bidi, zero width), private use, blank letters. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u;
/** More than three marks on one character climb into the neighbours' lines; Hindi has three. */
const STACKED = /\p{M}{4,}/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Signs that take a vowel away and join what follows (canonical combining class 9), and their kin. */
const VIRAMA =
  '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u0e3a\\u0eba\\u0f84\\u1039\\u103a\\u17d2';

/** Invisible characters that are part of how a word or an emoji is written, where they stand (as in RFC 5892). */
const JOINERS = new RegExp(
  [
    // 👩‍🚀: zero width joiners between pictures
    '(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*)\\u200d(?=\\p{Extended_Pictographic})',
    // flags of countries within countries
    '(?<=\\u{1f3f4})[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}',
    // Indic scripts: after a virama, and before one
    `(?<=[${VIRAMA}])[\\u200c\\u200d]`,
    `(?<=\\p{L}\\p{M}?)[\\u200c\\u200d](?=[${VIRAMA}])`,
    // Persian and its neighbours: non-joiners within a word
    '(?<=\\p{Script=Arabic})\\u200c(?=\\p{Script=Arabic})',
  ].join('|'),
  'gu',
);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The nickname as it will be shown (NFKC, trimmed, single spaces), or null when it cannot be one. */
export function cleanName(raw: string): string | null {
  if (/[\r\n]/.test(raw)) return null;
  const name = cleanText(raw, raw.length * 18); // NFKC makes at most 18 characters of one
  if (name === null || [...name].length > CODE_POINTS_MAX) return null;
  return [...graphemes.segment(name)].length <= NAME_MAX ? name : null;
}

/** One line of text as it will be shown (NFKC, trimmed, single spaces), of at most `most` UTF-16 units; null when it cannot be shown. */
export function cleanText(raw: string, most: number): string | null {
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .trim();
  if (FORBIDDEN.test(text.replace(JOINERS, '')) || STACKED.test(text) || !VISIBLE.test(text)) return null;
  return text.length <= most ? text : null;
}

/** What resembles a letter at a glance and is not in Unicode's table of confusables, each with its stand-in. */
const LOOK_ALIKES = new Map(
  Object.entries({
    // digits and signs
    '0': 'o',
    '3': 'e',
    '5': 's',
    '8': 'b',
    '|': 'l',
    '!': 'l',
    $: 's',
    '@': 'a',
    i: 'l',
    // small capitals; many of the table's stand-ins are these
    ...pairs('ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪl ᴊj ᴋk ĸk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ᴦr'),
    // Greek and Cyrillic small letters
    ...pairs('αa βb εe ηn ιl κk μu νv οo πn ρp σo τt υu χx ωw γy зe пn гr'),
    // Latin with a stroke
    ...pairs('øo đd ħh łl ŧt ßb'),
  }),
);

/** Letters and their stand-ins, written side by side. */
function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => [...pair]));
}

const withoutMarks = (text: string) => text.normalize('NFKD').replace(/[\p{M}\p{Z}\p{Cf}]/gu, '');
/** The stand-ins of UTS #39, then ours. */
const standIns = (text: string) =>
  [...unhomoglyph(text)].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');

/**
 * Two names with the same skeleton are too easily taken for one another to share a room. It is the skeleton of UTS #39
 * after case folding, without marks, spaces and punctuation.
 */
export function nameSkeleton(name: string): string {
  const folded = withoutMarks(standIns(withoutMarks(name))).toLowerCase();
  const skeleton = standIns(standIns(withoutMarks(folded)))
    .replace(/\p{P}/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
  return skeleton === '' ? name : skeleton;
}

/** Names that could be taken for the game itself. */
const RESERVED = new Set(['Host', 'Server', 'Bot', 'Admin'].map(nameSkeleton));

export const isReserved = (name: string): boolean => RESERVED.has(nameSkeleton(name));
