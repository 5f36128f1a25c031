import { count, percent, plural } from './numbers.ts';

const points = (n: number) => plural(n, { one: 'point', other: 'points' });

/** Controls by which a plan is made, and small ones that every page has. */
export const forms = {
  cancel: 'Cancel',
  copied: 'Copied',
  copyByHand: 'Select it and copy by hand',
  points,
  pointsASample: ({ cost }: { cost: number }) => `${points(cost)} a sample`,
  /** The same where there is little room. */
  perSample: ({ cost }: { cost: number }) => `${count(cost)} pt each`,
  usedOf: ({ used, total }: { used: number; total: number }) => `${used} of ${total}`,
  budget: 'Poison budget ε',
  budgetShown: ({ epsilon, rows }: { epsilon: number; rows: number }) =>
    `${percent(epsilon)} · ${plural(rows, { one: 'sample', other: 'samples' })}`,
  sentFrom: 'Sent from',
  sentFromHelp: ({ cost }: { cost: number }) =>
    `Every account beyond the first costs ${points(cost)}; a filter by sender then sees fewer samples of each.`,
  accounts: (n: number) => plural(n, { one: 'account', other: 'accounts' }),
  attack: 'Attack',
  filters: ({ most }: { most: number }) => `Filters, at most ${count(most)}`,
  more: ({ n }: { n: number }) => `More: ${count(n)}`,
  training: 'Training, at most one defence',
  howItWorks: 'How it works',
  wordsCount: (n: number) => plural(n, { one: 'word counts', other: 'words count' }),
  mailHelp: 'Marked words are features of the model; it does not see the others.',
};
