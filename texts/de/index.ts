import type { Texts } from '../texts.ts';
import { languages } from './languages.ts';
import { numbers } from './numbers.ts';
import { site } from './site.ts';

/** Everything a person reads, in German. docs/translating.md has the words for the terms of the field. */
export const de: Texts = {
  language: 'de',
  numbers,
  languages,
  site,
};
