import type { Texts } from '../texts.ts';
import { percent } from './numbers.ts';

export const measures: Texts['measures'] = {
  notMeasured: 'noch nicht gemessen',
  ofUnseen: 'der ungesehenen Beispiele richtig',
  clean: 'sauber',
  curve: ({ accuracy }) => `Verlauf der Genauigkeit, jetzt ${percent(accuracy)}`,
  curveEmpty: 'Verlauf der Genauigkeit, noch leer',
  trainingStep: 'Trainingsschritt',
  history: {
    caption: 'Runden dieser Partie',
    round: 'Runde',
    poison: 'Gift',
    filter: 'Filter',
    clean: 'Sauber',
    after: 'Danach',
    caught: 'Erwischt',
    scores: 'Angriff : Abwehr',
    noFilter: 'kein Filter',
  },
};
