import type { LabelPlace } from '../../instrument/formats/table.ts';
import { labelPlace } from './label-place.ts';
import { count, list, percent, plural } from './numbers.ts';

export interface SweptFacts {
  readonly name: string;
  /** At each value, as it is shown: the mean accuracy, and that of the clean models. */
  readonly means: readonly { readonly at: string; readonly rate: number; readonly clean: number }[];
}

export interface OwnFacts {
  readonly rows: number;
  readonly features: number;
  /** Each with its number of samples. */
  readonly classes: readonly string[];
  /** Where the labels came from. */
  readonly label: LabelPlace;
}

/** The Lab: a round without a clock. */
export const lab = {
  title: 'Lab',
  scenario: 'Scenario',
  model: 'Model',
  seed: 'Seed',
  nextSeed: 'Next seed',
  mistakes: ({ parts }: { parts: readonly string[] }) =>
    `Not understood in this link: ${list(parts)}. The defaults stand in their place.${parts.some((part) => part.startsWith('s=own-')) ? ' Data that were dropped into a page are known to that page alone.' : ''}`,
  forgive: 'All right',
  /** One number of the settings, from end to end. */
  sweep: {
    title: 'Sweep one parameter',
    number: 'Parameter',
    seeds: 'Seeds',
    start: 'Sweep',
    playing: 'Playing the rounds',
    /** The chart in words, for those who do not see it. */
    chart: ({ name, means }: SweptFacts) =>
      `Accuracy over ${name}: ${list(means.map(({ at, rate, clean }) => `${percent(rate)} at ${at}, clean ${percent(clean)}`))}`,
    caption: ({ name, seeds }: { name: string; seeds: number }) =>
      `Accuracy over ${name}: the mean, a dot for each of ${plural(seeds, { one: 'seed', other: 'seeds' })}, and the clean model dotted.`,
    other: 'The settings have been changed since.',
  },
  runs: {
    title: 'What you have tried',
    settings: 'Settings',
    accuracy: 'Accuracy',
    scores: 'Attack : defence',
    back: 'Restore',
    backTo: ({ run }: { run: string }) => `Go back to ${run}`,
    beside: 'Compare',
    besideOf: ({ run }: { run: string }) => `Show ${run} beside the newest round`,
    alone: 'Stop comparing',
    none: 'no filter',
    seed: ({ seed }: { seed: number }) => `seed ${seed}`,
    held: 'Compared',
    now: 'Now',
  },
  /** Data of one's own. */
  own: {
    title: 'Your own data',
    help: 'Two classes, 40 samples of each at least. The file is read in this browser and never sent.',
    choose: 'Choose a file, or drop it on this page: CSV, LIBSVM, .npz or .npy',
    label: 'Column of the labels',
    labelHelp: 'In a CSV file: its name or number; guessed when empty.',
    reading: 'Reading the file',
    read: ({ rows, features, classes, label }: OwnFacts) =>
      `${count(rows)} samples with ${plural(features, { one: 'feature', other: 'features' })}. Labels from ${labelPlace(label)}: ${list(classes)}.`,
  },
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
