import { count, percent, plural } from './numbers.ts';

/** A match of the past, played again and compared. */
export const replayPage = {
  title: ({ code }: { code: string | null }) => (code === null ? 'Replay' : `Replay of ${code}`),
  fetching: 'Fetching the match…',
  openFile: 'Open a replay file, or drop it here',
  door: {
    title: 'Check a match.',
    text: 'A replay file holds the plans and the seed of every round. This page plays them again and says whether every number comes out the same.',
  },
  round: ({ round }: { round: number }) => `Round ${round}`,
  sides: ({ attack, defend }: { attack: string; defend: string }) =>
    `${attack} against the well of ${defend}`,
  computing: 'computing…',
  asRecorded: 'as recorded',
  same: 'every number the same',
  differences: ({ n }: { n: number }) => plural(n, { one: 'difference', other: 'differences' }),
  difference: ({ field, recorded, now }: { field: string; recorded: string; now: string }) =>
    `${field}: ${recorded} recorded, ${now} now`,
  save: 'Save the replay as a file',
  of: 'Replay of',
  seed: ({ seed }: { seed: string }) => `, seed ${seed}`,
  verdict: {
    'other-engine': 'Played on another engine.',
    failed: 'Not every round was played again.',
    computing: ({ done, of }: { done: number; of: number }) =>
      `Playing the rounds again: ${done} of ${of} done`,
    same: 'Every number came out the same.',
    different: ({ rounds }: { rounds: number }) =>
      `${plural(rounds, { one: 'round', other: 'rounds' })} came out differently.`,
  },
  explained: {
    failed:
      'Rounds that are not marked as the same have the numbers that the server recorded; nothing has checked them.',
    'other-engine':
      'The numbers are those that the server recorded. This engine would come to others, so nothing is computed again.',
    same: 'The delivery, what became of each sample, models and scores: bit for bit what the server recorded, computed again in this browser.',
    comparing:
      'Each round is played again from its plans and seed, here in this browser, and compared byte by byte.',
  },
  playing: 'Playing the round again…',
  notYet: 'Not computed yet.',
  play: 'Play the round',
  stop: 'Stop',
  frame: 'Moment',
  copyMoment: 'Copy a link to this moment',
  scenes: {
    arrival: 'delivery',
    arrived: ({ samples, poison }: { samples: number; poison: number }) =>
      `The delivery arrives: ${plural(samples, { one: 'sample', other: 'samples' })}, ${count(poison)} of them poison. No model has been trained on it yet; the dashed line is the clean model’s.`,
    removed: ({ name, removed, poison }: { name: string; removed: number; poison: number }) =>
      `${name}: ${plural(removed, { one: 'sample goes', other: 'samples go' })}, ${count(poison)} poisoned and ${count(removed - poison)} clean.`,
    training: ({ step, accuracy }: { step: number; accuracy: number }) =>
      `Training on what is left, step ${count(step)}: accuracy ${percent(accuracy)}.`,
  },
  step: ({ step }: { step: number }) => `step ${count(step)}`,
};
