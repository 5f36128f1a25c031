import type { Scenario } from '../scenario.ts';

export const moons: Scenario = {
  id: 'moons',
  classes: 2,
  picture: { kind: 'point' },
  quantiser: { lo: -2.5, hi: 2.5, levels: 65535 },
  features: 2,
  trainRows: 400,
  knownShare: 0.5,
  victim: 'network',
  victimParams: { hidden: 12, activation: 'tanh', epochs: 80, batch: 32, learningRate: 0.02, l2: 0.0003 },
  attacks: ['far-flip', 'flip-insert', 'corner', 'gradient-ascent', 'koh-influence', 'boiling-frog', 'alfa'],
  filters: ['sphere', 'loss', 'knn-distance', 'spectral', 'lof', 'knn-relabel', 'confident-learning'],
  defences: ['trim', 'early-stopping', 'bagging', 'stronger-regularisation'],
  epsilonMax: 0.08,
  epsilonRange: [0.02, 0.15],
  defencePoints: 10,
  mostSeconds: 3,
  par: 0.15,
  phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 60_000 },
};
