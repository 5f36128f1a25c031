import winkTokenizer from 'wink-tokenizer';

/** Longer mails are cut, in UTF-16 units: the end of a long mail is quotations. */
export const MAX_MAIL_LENGTH = 20_000;
/** Longer runs without a space are cut: encoded attachments, and food for slow patterns. */
const MAX_RUN_LENGTH = 80;
const MAX_WORD_LENGTH = 20;

/** Kinds of token that count as one word each, whatever they say. */
const KINDS: Readonly<Record<string, string>> = {
  url: '#link',
  email: '#address',
  number: '#number',
  currency: '#money',
};

const tokenizer = winkTokenizer();
tokenizer.defineConfig({
  word: true,
  url: true,
  email: true,
  number: true,
  currency: true,
  punctuation: true,
  quoted_phrase: false,
  mention: false,
  hashtag: false,
  emoji: false,
  emoticon: false,
  time: false,
  ordinal: false,
  symbol: false,
});

/**
 * The tokens of a text, in order: words in small letters, and `#link`, `#address`, `#number`, `#money`,
 * `#shout` (beside each word of four or more capitals) and `!` for what looks alike in many mails.
 *
 * Everything outside ASCII separates words. With that the tokeniser's patterns mean the same on every
 * engine, whatever its Unicode tables, and no run of characters is long enough to slow them down.
 */
export function tokensOf(text: string): string[] {
  const runs = toAscii(text.slice(0, MAX_MAIL_LENGTH))
    .split(' ')
    .map((run) => run.slice(0, MAX_RUN_LENGTH))
    .filter((run) => run !== '');
  const tokens: string[] = [];
  for (const { value, tag } of tokenizer.tokenize(runs.join(' '))) {
    const kind = KINDS[tag];
    if (kind !== undefined) tokens.push(kind);
    else if (value === '!') tokens.push(value);
    else if (tag === 'word') pushWord(tokens, value);
  }
  return tokens;
}

function pushWord(tokens: string[], value: string): void {
  const word = value.replace(/^'+|'+$/g, '').toLowerCase();
  if (word.length < 2 || word.length > MAX_WORD_LENGTH) return;
  tokens.push(word);
  if (/^[A-Z]{4,}$/.test(value)) tokens.push('#shout');
}

/** Control characters and everything beyond ASCII become spaces. */
function toAscii(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, ' ');
}

/** The words a bag of words counts, in the order of its features. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export function createVocabulary(words: readonly string[]): Vocabulary {
  return { words, indexOf: new Map(words.map((word, index) => [word, index])) };
}

/** How often each word of the vocabulary occurs in the text, at most `cap`; u8[words]. */
export function bagOf(text: string, { words, indexOf }: Vocabulary, cap: number): Uint8Array {
  const counts = new Uint8Array(words.length);
  for (const token of tokensOf(text)) {
    const at = indexOf.get(token);
    if (at !== undefined) counts[at] = Math.min(cap, (counts[at] as number) + 1);
  }
  return counts;
}
