import { count, list, percent, plural } from './numbers.ts';

/** Guesses of those who do not play a round. */
export const crowd = {
  title: 'What the crowd believes',
  guesses: (n: number) => plural(n, { one: 'guess', other: 'guesses' }),
  none: 'Nobody has guessed yet.',
  /** A team that the crowd names, and how many do. */
  share: ({ team, n, of }: { team: string; n: number; of: number }) => `${team}: ${count(n)} of ${count(of)}`,
  histogram: ({ n }: { n: number }) =>
    `${plural(n, { one: 'guess', other: 'guesses' })} of the accuracy, by tenths`,
  wins: 'Most points',
  accuracy: 'Accuracy',
  outcome: ({ teams, accuracy }: { teams: readonly string[]; accuracy: number }) =>
    `It came to ${percent(accuracy)} on average, with the most points for ${list(teams)}.`,
  make: 'Make a guess',
  /** On a big screen, before the address. */
  byPhone: 'Only watching? Guess on your phone:',
  /** A share without decimals. */
  percent: ({ share }: { share: number }) => percent(share, 0),
  window: 'Your guess for this round',
  team: 'Which team gets the most points this round?',
  level: 'How accurate will the models be, on average?',
  rule: 'For the team up to 50 points: 25 if half of the other teams are behind it. For the accuracy 50, less one for every percentage point that you are off, even below zero. Guesses count apart from the teams.',
  send: 'Hand in the guess',
  stays: 'One guess a round, and it stays.',
  yours: ({ team, accuracy }: { team: string; accuracy: number }) =>
    `Your guess: ${team}, ${percent(accuracy)}.`,
  worth: ({ points }: { points: number }) =>
    `It was worth ${plural(points, { one: 'point', other: 'points' })}.`,
  total: ({ rank, points }: { rank: number; points: number }) =>
    `You are number ${count(rank)} of those who guess, with ${plural(points, { one: 'point', other: 'points' })}.`,
  table: 'Best guesses',
  rank: 'Rank',
  who: 'Who',
  rounds: 'Rounds',
  points: 'Points',
  watcher: ({ number }: { number: number }) => `Watcher ${count(number)}`,
  youAre: ({ number }: { number: number }) => `You are watcher ${count(number)}.`,
};
