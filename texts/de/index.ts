import type { Texts } from '../texts.ts';
import { attacks } from './attacks.ts';
import { defences } from './defences.ts';
import { filters } from './filters.ts';
import { languages } from './languages.ts';
import { numbers } from './numbers.ts';
import { options, parameters } from './parameters.ts';
import { site } from './site.ts';
import { stories } from './stories.ts';
import { victims } from './victims.ts';

/** Everything a person reads, in German. docs/translating.md has the words for the terms of the field. */
export const de: Texts = {
  language: 'de',
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
