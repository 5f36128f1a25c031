import { percent } from './numbers.ts';

/** Accuracy as a level and as a curve, and the rounds of a match in a table. */
export const measures = {
  notMeasured: 'not measured yet',
  /** Below the number: what it is a share of. */
  ofUnseen: 'of unseen samples right',
  clean: 'clean',
  curve: ({ accuracy }: { accuracy: number }) => `Accuracy curve, now ${percent(accuracy)}`,
  curveEmpty: 'Accuracy curve, empty',
  trainingStep: 'training step',
  history: {
    caption: 'Rounds of this match',
    round: 'Round',
    poison: 'Poison',
    filter: 'Filter',
    clean: 'Clean',
    after: 'After',
    caught: 'Caught',
    scores: 'Attack : defence',
    noFilter: 'no filter',
  },
};
