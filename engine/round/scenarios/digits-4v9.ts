import type { Scenario } from '../scenario.ts';

export const digits4v9: Scenario = {
  id: 'digits-4v9',
  title: 'Fours and nines',
  story:
    'A post office reads handwritten digits. Its model tells fours from nines and learns from samples that ' +
    'partners send in. When it errs, parcels go to the wrong street: every wrong digit is one lost parcel.',
  lesson:
    'A filter by distance can make things worse: it drops honest samples in place of poison that keeps their distances. ' +
    'Gradients show most of that poison, but not poison that aims at a model of its own choice (KKT). No filter here ' +
    'stops every attack.',
  classNames: ['4', '9'],
  picture: { kind: 'image', side: 28 },
  quantiser: { lo: 0, hi: 1, levels: 255 },
  features: 784,
  trainRows: 1958,
  knownShare: 1,
  victim: 'logistic',
  victimParams: { l2: 0.01 },
  attacks: [
    'far-flip',
    'flip-insert',
    'gradient-ascent',
    'koh-influence',
    'min-max',
    'model-targeted',
    'alfa',
    'kkt',
    'natural-tail',
  ],
  filters: ['sphere', 'loss', 'knn-distance', 'spectral', 'slab', 'mahalanobis', 'svd', 'isolation-forest'],
  defences: ['trim', 'early-stopping', 'stronger-regularisation', 'dp-sgd'],
  epsilonMax: 0.03,
  epsilonRange: [0.005, 0.05],
  defencePoints: 10,
  mostSeconds: 3,
  par: 0.04,
  phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 30_000 },
};
