import type { Texts } from '../texts.ts';

export const site: Texts['site'] = {
  firstPage: 'Poisoned Well, erste Seite',
  pages: 'Seiten',
  lessons: 'Lektionen',
  lab: 'Labor',
  replay: 'Aufzeichnung',
  noSuchPage: 'Keine solche Seite',
};
