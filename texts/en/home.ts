import { count, decimal, list, percent } from './numbers.ts';

/** The first page. */
export const home = {
  training: 'Training a healthy model…',
  scenario: 'Scenario',
  before: {
    title: 'A model drinks what it is given.',
    text: ({ classes, rows, poison }: { classes: readonly string[]; rows: number; poison: number }) =>
      `This one has learnt to tell ${list(classes)} apart, from ${count(rows)} honest samples. Slip in ${count(poison)} bad ones and look again.`,
  },
  after: {
    title: ({ rows }: { rows: number }) => `${count(rows)} drops did this.`,
    /** One sentence around the words that are printed bold. */
    text: ({ share, factor }: { share: number; factor: number }) => ({
      start: `${percent(share)} of the training set is poison now, and the model errs `,
      bold: `${decimal(factor)} times`,
      end: ' as often. The dotted line is where its boundary was.',
    }),
  },
  poison: 'Poison the well',
  poisoning: 'Poisoning…',
  filterInLab: 'Filter it in the Lab',
  cleanWater: 'Clean water',
  lessonsBefore: 'New here? Start with a lesson',
  lessonsAfter: 'Why? Fifteen short lessons',
  play: 'Play',
  join: 'Join',
  code: 'Room code',
  codeHelp: 'Six letters, from the big screen.',
  codeWrong: ({ letters }: { letters: string }) => `A code has six letters out of ${letters}.`,
  host: 'Host',
  scenarios: 'Scenarios of the match',
  moreScenarios: 'more',
  chooseScenario: 'Choose at least one scenario.',
  rounds: ({ rounds }: { rounds: number }) => `${count(rounds)} rounds: each scenario twice, sides swapped.`,
  hostMatch: 'Host a match',
  opening: 'Opening…',
};
