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
  looks: { title: 'What to look at', round: 'The round', work: 'Your samples', delivery: 'The delivery' },
  ownModel: 'The preview of your samples and the looks into the delivery use the scenario’s own model.',
  rowsNotInLink: 'You have too many samples of your own for a link: it holds the recipe instead.',
};
