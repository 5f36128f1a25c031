import type { Scenario } from '../scenario.ts';

export const features: Scenario = {
  id: 'features',
  classes: 2,
  picture: { kind: 'image', side: 28 },
  quantiser: { lo: 0, hi: 1, levels: 255 },
  features: 784,
  trainRows: 1958,
  knownShare: 1,
  victim: 'transfer',
  victimParams: { extractor: 'mnist-64', l2: 0.001 },
  objective: { kind: 'targeted', count: 3, trueClass: null, margins: [0.1, 0.5] },
  attacks: ['feature-collision', 'bullseye', 'gradient-matching', 'target-flip', 'subpopulation'],
  filters: ['sphere', 'loss', 'knn-distance', 'spectral', 'lof', 'duplicates', 'influence', 'sever'],
  defences: ['trim', 'bagging', 'stronger-regularisation', 'partition-aggregation'],
  epsilonMax: 0.025,
  epsilonRange: [0.005, 0.05],
  defencePoints: 10,
  mostSeconds: 3,
  par: 0.08,
  phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 60_000 },
};
