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
  looks: {
    title: 'Was zu sehen ist',
    round: 'Die Runde',
    work: 'Deine Beispiele',
    delivery: 'Die Lieferung',
  },
  ownModel:
    'Die Vorschau deiner Beispiele und die Blicke in die Lieferung benutzen das Modell des Szenarios.',
  rowsNotInLink: 'Für einen Link sind es zu viele eigene Beispiele: Er enthält stattdessen das Rezept.',
};
