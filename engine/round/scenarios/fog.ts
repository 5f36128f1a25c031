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

/**
 * The attacker's budget and what counts as its full success. In few dimensions the classes leave little to break,
 * in many a few rows break much; with these, best play on the menus ends near even (over six seeds: 36 to 56 of
 * 100 for the attacker, see docs/balance.md).
 */
const TUNING: Readonly<Record<FogId, { readonly epsilonMax: number; readonly par: number }>> = {
  'fog-2': { epsilonMax: 0.15, par: 0.018 },
  'fog-8': { epsilonMax: 0.14, par: 0.045 },
  'fog-32': { epsilonMax: 0.13, par: 0.04 },
  'fog-128': { epsilonMax: 0.06, par: 0.07 },
  'fog-512': { epsilonMax: 0.03, par: 0.025 },
};

/**
 * The grid of 512 features: steps of 0.04 beside noise of 1. A finer one would tell nothing more, and two desks of a round
 * would cost a phone 1.6 MB instead of 0.8.
 */
const BYTE = 255;

/** Two Gaussian classes that lie equally far apart in every dimension; only what a filter sees changes. */
export function fogOf(id: FogId): Scenario {
  const d = FOG_DIMENSIONS[id];
  return {
    id,
    classes: 2,
    picture: { kind: 'point' },
    quantiser: { lo: -5, hi: 5, levels: id === 'fog-512' ? BYTE : 65535 },
    features: d,
    trainRows: 1000,
    knownShare: 0.5,
    victim: 'logistic',
    victimParams: { l2: 0.05 },
    attacks: [
      'mean-shift',
      'random-flip',
      'flip-insert',
      'corner',
      'gradient-ascent',
      'boiling-frog',
      'natural-tail',
      'alfa',
      'min-max',
      'model-targeted',
    ],
    filters: ['sphere', 'loss', 'knn-distance', 'spectral', 'mahalanobis', 'svd', 'isolation-forest', 'lof'],
    defences: ['trim', 'bounded-loss', 'geometric-median', 'stronger-regularisation'],
    epsilonRange: [0.01, 0.2],
    defencePoints: 10,
    mostSeconds: 3,
    ...TUNING[id],
    phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 60_000 },
  };
}
