import type { Scenario } from '../scenario.ts';
import { spam } from './spam.ts';

/** The mails of `spam` and the filter of their day. */
export const spamBayes: Scenario = {
  ...spam,
  id: 'spam-bayes',
  title: 'The old mail filter',
  story:
    'A mail filter of 2003 weighs every word by itself and learns from what its users report. A flood of mails ' +
    'with every word in the language arrives, all reported as spam. Soon nobody gets their mail.',
  lesson:
    'A model that weighs words one by one is ruined by mails that hold them all; one that weighs them together ' +
    'shrugs. Such mails hide from filters that look for what lies far off, and not from one that looks for copies.',
  victim: 'naive-bayes',
  victimParams: {},
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
