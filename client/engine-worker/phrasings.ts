import { decodePhrasing, type Phrasing } from '../../engine/data/phrasing.ts';
import { type MailWords, mailWords } from '../picture/mail-line.ts';

/** What the worker was told of how texts use their words, by scenario. */
const phrasings = new Map<string, Phrasing>();

export function keepPhrasing(scenario: string, file: Uint8Array): void {
  phrasings.set(scenario, decodePhrasing(file));
}

let held: { readonly scenario: string; readonly words: MailWords } | null = null;

/** The words of a scenario, looked up once for all mails of it. */
export function wordsFor(scenario: string, vocabulary: readonly string[]): MailWords {
  const phrasing = phrasings.get(scenario) ?? null;
  const same =
    held?.scenario === scenario &&
    held.words.phrasing === phrasing &&
    held.words.vocabulary.length === vocabulary.length &&
    held.words.vocabulary.every((word, at) => word === vocabulary[at]);
  if (!same) held = { scenario, words: mailWords(vocabulary, phrasing) };
  return (held as NonNullable<typeof held>).words;
}
