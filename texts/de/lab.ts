import type { Texts } from '../texts.ts';

export const lab: Texts['lab'] = {
  title: 'Labor',
  scenario: 'Szenario',
  model: 'Modell',
  poison: 'Gift',
  filter: 'Filter',
  training: 'Die ersten Modelle werden trainiert…',
  nothingYet: 'Noch wurde nichts trainiert.',
  playing: 'Die Runde wird gespielt',
  runAgain: 'Noch einmal',
  copyLink: 'Link kopieren',
};
