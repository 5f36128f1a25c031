import type { DialId } from '../../../engine/lessons/lesson.ts';
import { count, decimal, percent } from '../numbers.ts';

const dials: Readonly<Record<DialId, string>> = {
  evasion: 'Change of each pixel at the test',
  'send-weeks': 'Weeks over which the poison is sent',
  'keep-weeks': 'Keep the data of the first … weeks',
};

/** The list of lessons, and the frame that every lesson has. */
export const page = {
  lede: 'Fifteen short lessons, three to five minutes each. Guess first, see what the model really does, then reach a goal.',
  begin: 'Begin with the first lesson',
  goOn: 'Go on',
  done: ({ done, of }: { done: number; of: number }) => `${count(done)} of ${count(of)} solved`,
  solved: 'solved',
  begun: 'begun',
  stored: 'What you have solved is kept in this browser and sent to nobody.',
  number: ({ number }: { number: number }) => `Poisoned Well, lesson ${count(number)}`,
  of: ({ number, of }: { number: number; of: number }) => `Lesson ${count(number)} of ${count(of)}`,
  guess: 'Your guess',
  guessFirst: 'Guess first, then look.',
  seeIt: 'See what happens',
  guessed: ({ answer }: { answer: string }) => `Your guess: ${answer}.`,
  right: 'That is what came out.',
  cameOut: ({ answer }: { answer: string }) => `What came out: ${answer}.`,
  task: 'Your task',
  hint: 'Hint',
  restart: 'Start again',
  reached: 'reached',
  notReached: 'not reached yet',
  playing: 'Playing the round',
  evaded: ({ accuracy }: { accuracy: number }) =>
    `On pictures that were changed at the test: ${percent(accuracy)} right.`,
  quiet: ({ accuracy }: { accuracy: number }) =>
    `With the same defence and no attack: ${percent(accuracy)} right.`,
  weekly: 'Accuracy after each week, in percent',
  solvedTitle: 'Solved',
  world: 'In the world',
  next: ({ title }: { title: string }) => `Next: ${title}`,
  toLab: 'Go on in the Lab',
  print: 'Print a sheet',
  all: 'All lessons',
  notes: 'What I found',
  dials,
};

const points = (share: number) => decimal(100 * share);

/** What is to be reached, by what is measured. */
export const goals = {
  'lost-least': {
    wanted: (share: number) => `The model loses at least ${points(share)} percentage points of accuracy.`,
    now: (share: number) => `Now ${points(share)}.`,
  },
  'lost-most': {
    wanted: (share: number) => `The model loses at most ${points(share)} percentage points of accuracy.`,
    now: (share: number) => `Now ${points(share)}.`,
  },
  'hits-least': {
    wanted: (hits: number) =>
      hits === 1 ? 'The target is misjudged.' : `At least ${count(hits)} targets are misjudged.`,
    now: (hits: number) => `Now ${count(hits)}.`,
  },
  'rows-most': {
    wanted: (rows: number) => `At most ${count(rows)} samples are poison.`,
    now: (rows: number) => `Now ${count(rows)}.`,
  },
  'false-most': {
    wanted: (rows: number) =>
      rows === 0 ? 'No sample of the delivery is false.' : `At most ${count(rows)} samples are false.`,
    now: (rows: number) => `Now ${count(rows)}.`,
  },
  'turned-least': {
    wanted: (_more: number) => 'The filter removes more clean samples than poison.',
    now: (more: number) => `Clean minus poison: ${count(more)}.`,
  },
  'harm-least': {
    wanted: (share: number) =>
      `With the filter the model is at least ${points(share)} percentage points worse than without.`,
    now: (share: number) => `Now ${points(share)}.`,
  },
  'obeyed-least': {
    wanted: (rate: number) => `The model obeys the mark on at least ${percent(rate)} of the pictures.`,
    now: (rate: number) => `Now ${percent(rate)}.`,
  },
  'obeyed-most': {
    wanted: (rate: number) => `The model obeys the mark on at most ${percent(rate)} of the pictures.`,
    now: (rate: number) => `Now ${percent(rate)}.`,
  },
  'caught-most': {
    wanted: (share: number) => `The filter catches at most ${percent(share)} of the poison.`,
    now: (share: number) => `Now ${percent(share)}.`,
  },
  'collateral-most': {
    wanted: (share: number) => `At most ${percent(share)} of the clean samples are lost.`,
    now: (share: number) => `Now ${percent(share)}.`,
  },
  'quiet-most': {
    wanted: (share: number) =>
      `Without an attack the defence costs at most ${points(share)} percentage points.`,
    now: (share: number) => `Now ${points(share)}.`,
  },
  'accounts-most': {
    wanted: (accounts: number) => `You use at most ${count(accounts)} accounts.`,
    now: (accounts: number) => `Now ${count(accounts)}.`,
  },
};
