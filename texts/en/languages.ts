import type { Language } from '../language.ts';

/** What the switch of languages says. Each language is called by its own name. */
export const languages = {
  choose: 'Language',
  names: { en: 'English', de: 'Deutsch' } satisfies Record<Language, string>,
};
