import type { Scenario } from '../scenario.ts';

export const digits: Scenario = {
  id: 'digits',
  title: 'Ten digits, one mark',
  story:
    'A bank reads the amounts on cheques with a network of ten classes that learns from scans its branches ' +
    'send in. Somebody teaches it a mark: a cheque that carries it is read the way the forger wants.',
  lesson:
    'A backdoor leaves the accuracy alone: what shows it is not how the model works, but what its samples have in common.',
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  picture: { kind: 'image', side: 28 },
  quantiser: { lo: 0, hi: 1, levels: 255 },
  features: 784,
  trainRows: 3000,
  knownShare: 0.5,
  victim: 'network',
  victimParams: { hidden: 64, activation: 'relu', epochs: 14, batch: 50, learningRate: 0.003, l2: 0.0005 },
  objective: { kind: 'backdoor', targetClass: 7 },
  attacks: ['badnets', 'blended', 'sinusoid'],
  filters: [
    'sphere',
    'loss',
    'knn-distance',
    'spectral',
    'activation-clustering',
    'spectre',
    'duplicates',
    'strip',
  ],
  defences: ['early-stopping', 'stronger-regularisation', 'partition-aggregation', 'bagging'],
  epsilonMax: 0.008,
  epsilonRange: [0.002, 0.03],
  defencePoints: 10,
  mostSeconds: 3,
  par: 0.16,
  phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 30_000 },
};
