import type { Language } from '../language.ts';
import { languages } from './languages.ts';
import { numbers } from './numbers.ts';
import { site } from './site.ts';

/** Everything a person reads, in English. Its shape is what every other language has to fill (texts.ts). */
export const en = {
  language: 'en' as Language,
  numbers,
  languages,
  site,
};
