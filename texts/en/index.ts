import type { Language } from '../language.ts';
import { attacks } from './attacks.ts';
import { defences } from './defences.ts';
import { filters } from './filters.ts';
import { languages } from './languages.ts';
import { numbers } from './numbers.ts';
import { options, parameters } from './parameters.ts';
import { site } from './site.ts';
import { stories } from './stories.ts';
import { victims } from './victims.ts';

/** Everything a person reads, in English. Its shape is what every other language has to fill (texts.ts). */
export const en = {
  language: 'en' as Language,
  numbers,
  languages,
  site,
  attacks,
  filters,
  defences,
  parameters,
  options,
  victims,
  stories,
};
