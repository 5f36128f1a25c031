import type { Scenario } from '../scenario.ts';
import { spam } from './spam.ts';

/** The mails of `spam` and the filter of their day. */
export const spamBayes: Scenario = {
  ...spam,
  id: 'spam-bayes',
  victim: 'naive-bayes',
  // Counted as SpamBayes did. The cut loses 11 % of honest mail and lets 7 % of spam through; without it 23 and 2 %.
  victimParams: { counting: 'mails', cut: 8 },
  objective: { kind: 'availability' },
  attacks: ['dictionary', 'gradient-ascent', 'corner', 'flip-insert', 'boiling-frog'],
  filters: [
    'sphere',
    'loss',
    'knn-distance',
    'duplicates',
    'confident-learning',
    'lof',
    'knn-relabel',
    'svd',
  ],
  defences: ['bagging', 'partition-aggregation'],
  epsilonMax: 0.01,
  par: 0.15,
};
