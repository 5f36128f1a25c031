import type { Texts } from '../texts.ts';

export const themes: Texts['themes'] = {
  choose: 'Farben',
  names: { auto: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
};
