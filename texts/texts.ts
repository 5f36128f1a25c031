import type { en } from './en/index.ts';
import type { Language } from './language.ts';

/** Everything a person reads, by id: a string, or a function of what the sentence is about. */
export type Texts = typeof en;

/** A word of the glossary. */
export type TermId = keyof Texts['glossary']['terms'];

/** The texts of a language; a page fetches those of one language only. */
export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return (await import('./en/index.ts')).en;
    case 'de':
      return (await import('./de/index.ts')).de;
    default:
      return language satisfies never;
  }
}
