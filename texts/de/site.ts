import type { Texts } from '../texts.ts';

export const site: Texts['site'] = {
  firstPage: 'Poisoned Well, Startseite',
  skip: 'Zum Inhalt springen',
  pages: 'Seiten',
  lessons: 'Lektionen',
  lab: 'Labor',
  replay: 'Aufzeichnung',
  noSuchPage: 'Diese Seite gibt es nicht',
};
