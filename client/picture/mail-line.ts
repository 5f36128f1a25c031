import { type Phrasing, phrasesOf, speaksFor, tellingWords } from '../../engine/data/phrasing.ts';

/** A mail as it is read, in one string: its heading in the first line, its text in those below. */
export type MailLine = string;

/** Words of a mail's text that are shown; a mail of a list is looked at for a second. */
const MOST_WORDS = 24;
/** Words in the heading of a mail of which nobody knows the subject. */
const MOST_TELLING = 4;
/** Stands for words that are no features of the model, and between phrases. */
const GAP = '…';
/** A sign such as #number is left out where it stands among this many words before. */
const RUN = 5;
/** Begins a heading that is made of telling words, and stands between them. */
const DOT = '·';
/** In front of a word that one class has far more often: the class. */
const SIGNS = ['⁰', '¹'] as const;

/** What is known of the words of a scenario. */
export interface MailWords {
  readonly vocabulary: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** How texts use them; null where that is not known. */
  readonly phrasing: Phrasing | null;
}

export const mailWords = (vocabulary: readonly string[], phrasing: Phrasing | null): MailWords => ({
  vocabulary,
  indexOf: new Map(vocabulary.map((word, at) => [word, at])),
  phrasing: phrasing?.d === vocabulary.length ? phrasing : null,
});

/** A mail that somebody wrote: its subject, which the model does not read, and its text, of which it does. */
export function writtenLine(text: string, words: MailWords): MailLine {
  const lines = text.split('\n');
  const body = lines.pop() ?? '';
  return `${lines.join(' ')}\n${withoutRuns(body.split(' '))
    .map((word) => signed(word, words))
    .join(' ')}`;
}

/** Without what stands there again and again: "#number … #number … #link #number" is a number and a link, once. */
function withoutRuns(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const word of words) {
    const lately = kept.slice(word === GAP ? -1 : -RUN);
    if (!((word === GAP || word.startsWith('#')) && lately.includes(word))) kept.push(word);
  }
  return kept;
}

/**
 * A mail of which only the words are known. Its heading are those that tell most; in its text they stand as they follow each
 * other in other mails, else the rarest first.
 *
 * @param bag  u8[d], 1 for words in the mail
 */
export function unwrittenLine(bag: Uint8Array, words: MailWords): MailLine {
  const { vocabulary, phrasing } = words;
  const named = (word: number) => vocabulary[word] as string;
  const rarest = () => [...bag.keys()].filter((word) => bag[word] === 1).reverse();
  const telling = phrasing ? tellingWords(phrasing, bag, MOST_TELLING) : rarest().slice(0, MOST_TELLING);
  const phrases = phrasing ? phrasesOf(phrasing, bag) : [rarest()];
  const heading = telling.map((word) => `${DOT} ${signed(named(word), words)}`).join(' ');
  return `${heading || DOT}\n${cut(phrases)
    .map((phrase) => phrase.map((word) => signed(named(word), words)).join(' '))
    .join(` ${GAP} `)}`;
}

/** The first words of some phrases, and an empty phrase where there are more. */
function cut(phrases: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const shown: (readonly number[])[] = [];
  let left = MOST_WORDS;
  for (const phrase of phrases) {
    if (left <= 0) return [...shown, []];
    shown.push(phrase.slice(0, left));
    left -= phrase.length;
  }
  return left < 0 ? [...shown, []] : shown;
}

function signed(word: string, { indexOf, phrasing }: MailWords): string {
  const at = indexOf.get(word);
  const sign = at === undefined || !phrasing ? null : speaksFor(phrasing, at);
  return sign === null ? word : SIGNS[sign] + word;
}

/** A word of a mail, and the class that has it far more often than the other, if one has. */
export interface MailWord {
  readonly word: string;
  readonly speaksFor: 0 | 1 | null;
}

export interface MailParts {
  /** Whether somebody wrote it; else only its words are known. */
  readonly written: boolean;
  readonly heading: readonly MailWord[];
  readonly text: readonly MailWord[];
}

export function readLine(line: MailLine): MailParts {
  const [heading = '', text = ''] = line.split('\n');
  const words = (part: string) => part.split(' ').filter((word) => word !== '');
  const written = !heading.startsWith(DOT);
  return {
    written,
    heading: words(heading)
      .filter((word) => written || word !== DOT)
      .map(read),
    text: words(text).map(read),
  };
}

function read(word: string): MailWord {
  const sign = SIGNS.indexOf(word.charAt(0) as (typeof SIGNS)[number]);
  return sign < 0 ? { word, speaksFor: null } : { word: word.slice(1), speaksFor: sign as 0 | 1 };
}

/** A mail in plain words, for those who hear it. */
export function spokenLine(line: MailLine): string {
  const { heading, text } = readLine(line);
  return [heading, text]
    .map((words) => words.map(({ word }) => word).join(' '))
    .filter((part) => part !== '')
    .join(': ');
}
