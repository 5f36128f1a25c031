/** The Lab: a round without a clock. */
export const lab = {
  title: 'Lab',
  scenario: 'Scenario',
  model: 'Model',
  poison: 'Poison',
  filter: 'Filter',
  training: 'Training the first models…',
  nothingYet: 'Nothing has been trained yet.',
  playing: 'Playing the round',
  runAgain: 'Run again',
  copyLink: 'Copy link',
  looks: { title: 'What to look at', round: 'The round', work: 'Your rows', delivery: 'The delivery' },
  ownModel: 'The preview of your rows and the looks into the delivery use the scenario’s own model.',
  rowsNotInLink: 'Your rows are too many for a link: it has the recipe instead.',
};
