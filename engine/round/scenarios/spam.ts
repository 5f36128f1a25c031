import type { Scenario } from '../scenario.ts';

export const spam: Scenario = {
  id: 'spam',
  classes: 2,
  picture: { kind: 'words' },
  quantiser: { lo: 0, hi: 1, levels: 1 },
  features: 1000,
  trainRows: 2000,
  knownShare: 0.5,
  victim: 'logistic',
  victimParams: { l2: 0.01 },
  objective: { kind: 'targeted', count: 1, trueClass: 1, margins: [0.25, 0.6] },
  attacks: ['bullseye', 'focused', 'target-flip', 'own-mail'],
  filters: ['sphere', 'loss', 'knn-distance', 'slab', 'duplicates', 'confident-learning', 'influence', 'lof'],
  defences: ['trim', 'bagging', 'stronger-regularisation', 'bounded-loss'],
  epsilonMax: 0.005,
  epsilonRange: [0.001, 0.02],
  defencePoints: 10,
  mostSeconds: 3,
  par: 0.15,
  phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 60_000 },
};
