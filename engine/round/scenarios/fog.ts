import type { Scenario } from '../scenario.ts';

/** Features of each fog. Keys are wire format: add, never rename. */
export const FOG_DIMENSIONS = {
  'fog-2': 2,
  'fog-8': 8,
  'fog-32': 32,
  'fog-128': 128,
  'fog-512': 512,
} as const;
export type FogId = keyof typeof FOG_DIMENSIONS;

export function isFog(id: string): id is FogId {
  return Object.hasOwn(FOG_DIMENSIONS, id);
}

/** Two Gaussian classes that lie equally far apart in every dimension; only what a filter sees changes. */
export function fogOf(id: FogId): Scenario {
  const d = FOG_DIMENSIONS[id];
  return {
    id,
    title: `Fog of ${d} dimensions`,
    story:
      `A harbour reads ${d} instruments and tells calm from storm. Each instrument alone says almost nothing; ` +
      'together they are enough. Whoever sends false readings hides among the many directions nobody looks in.',
    lesson:
      'Poison of the same strength is plain in two dimensions and invisible to every filter in hundreds, though ' +
      'one who knew where to look would still see it as clearly.',
    classNames: ['calm', 'storm'],
    picture: { kind: 'point' },
    quantiser: { lo: -5, hi: 5, levels: 65535 },
    trainRows: 1000,
    knownShare: 0.5,
    victim: 'logistic',
    victimParams: { l2: 0.05 },
    attacks: [
      'far-flip',
      'flip-insert',
      'corner',
      'gradient-ascent',
      'koh-influence',
      'boiling-frog',
      'natural-tail',
    ],
    filters: [
      'sphere',
      'loss',
      'knn-distance',
      'spectral',
      'mahalanobis',
      'svd',
      'sever',
      'isolation-forest',
    ],
    defences: ['trim', 'bounded-loss', 'geometric-median', 'stronger-regularisation'],
    epsilonMax: 0.06,
    epsilonRange: [0.01, 0.1],
    bluePoints: 10,
    par: 0.15,
    phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 30_000 },
  };
}
