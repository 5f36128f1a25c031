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
};
