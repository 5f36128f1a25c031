import type { Texts } from '../texts.ts';

export const languages: Texts['languages'] = {
  choose: 'Sprache',
  names: { en: 'English', de: 'Deutsch' },
};
