import type { englishLessons } from './en/lessons/index.ts';
import type { Language } from './language.ts';

/** The words of a lesson. Terms of the glossary stand as `[[id|words]]`. */
export interface LessonText {
  readonly title: string;
  /** What it is about, in a line. */
  readonly about: string;
  /** Where and what, in plain words; ends with what is about to happen in the first round. */
  readonly story: string;
  readonly question: string;
  /** Answers to choose from, in the order of the lesson's guess. */
  readonly options: readonly string[];
  /** Why the first round came out as it did. */
  readonly why: string;
  readonly task: string;
  readonly hint: string;
  /** What it means outside of the game. */
  readonly world: string;
}

/** The words of all lessons and of their pages. */
export type LessonTexts = typeof englishLessons;

/** The lessons of a language: a page without lessons does not fetch them. */
export async function loadLessonTexts(language: Language): Promise<LessonTexts> {
  switch (language) {
    case 'en':
      return (await import('./en/lessons/index.ts')).englishLessons;
    case 'de':
      return (await import('./de/lessons/index.ts')).germanLessons;
    default:
      return language satisfies never;
  }
}
