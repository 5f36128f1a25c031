import type { Scenario } from '../scenario.ts';
import { spam } from './spam.ts';

/** The mails of `spam` and the filter of their day. */
export const spamBayes: Scenario = {
  ...spam,
  id: 'spam-bayes',
  title: 'The old mail filter',
  story:
    'A mail filter of 2003 judges every word by the share of mails that hold it, and learns from what its users ' +
    'report. Now one mail in a hundred holds every word there is, and is reported as spam. Soon most honest mail is lost.',
  lesson:
    'A model that weighs words one by one is ruined by a few mails that hold them all; one that weighs them together ' +
    'shrugs. Such mails hide behind each other from filters that look for loners, and not from one that looks for copies.',
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
