import type { Scenario } from '../scenario.ts';

export const spam: Scenario = {
  id: 'spam',
  title: 'Spam',
  story:
    'A mail provider learns from what its users report as spam and as honest mail. One advertisement has been ' +
    'caught for weeks. Whoever sends it can write mails, and report them, too.',
  lesson:
    'To get one mail through, nobody has to break the filter: ten mails in its words, reported as honest, are enough, ' +
    'and the service runs on as if nothing had happened.',
  classNames: ['ham', 'spam'],
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
  phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 30_000 },
};
