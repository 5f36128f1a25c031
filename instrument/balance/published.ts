/** Best play on drawn wells, as docs/balance-drawn.md has it. Written by tools/from-balance.ts. */
export interface PublishedPlay {
  readonly seeds: number;
  /** The attack's advantage when both sides play their best mix, 50 + (attack − defence) / 2. */
  readonly value: number;
  /** Recipes and the share of rounds in which they are played, 0 … 1. */
  readonly attack: readonly (readonly [recipe: string, share: number])[];
  readonly defence: readonly (readonly [recipe: string, share: number])[];
}

export const PUBLISHED: Readonly<Record<string, PublishedPlay>> = {
  'digits-4v9': {
    seeds: 6,
    value: 58.1,
    attack: [
      ['kkt', 0.8122],
      ['alfa', 0.1878],
    ],
    defence: [
      ['spectral', 0.6632],
      ['trim', 0.3368],
    ],
  },
  digits: {
    seeds: 6,
    value: 63.2,
    attack: [
      ['badnets', 0.4446],
      ['blended', 0.3526],
      ['sinusoid', 0.2028],
    ],
    defence: [
      ['spectre', 0.5301],
      ['sphere', 0.4121],
      ['partition-aggregation', 0.0579],
    ],
  },
  moons: {
    seeds: 12,
    value: 39.1,
    attack: [
      ['alfa', 0.6271],
      ['koh-influence', 0.3729],
    ],
    defence: [
      ['spectral:remove=0.08', 0.7896],
      ['sphere', 0.2104],
    ],
  },
  spam: {
    seeds: 6,
    value: 37.4,
    attack: [
      ['bullseye', 0.5533],
      ['focused', 0.4467],
    ],
    defence: [
      ['slab', 0.9055],
      ['loss', 0.0945],
    ],
  },
  'spam-bayes': {
    seeds: 6,
    value: 56.6,
    attack: [
      ['corner', 0.5919],
      ['dictionary', 0.4081],
    ],
    defence: [
      ['sphere', 0.6818],
      ['duplicates', 0.3182],
    ],
  },
  features: { seeds: 6, value: 44.6, attack: [['target-flip', 1]], defence: [['influence', 1]] },
  'fog-2': {
    seeds: 6,
    value: 39.6,
    attack: [
      ['natural-tail', 0.5556],
      ['model-targeted', 0.2381],
      ['corner', 0.2062],
    ],
    defence: [
      ['sphere:remove=0.15', 0.5501],
      ['spectral:remove=0.15', 0.4407],
    ],
  },
  'fog-8': {
    seeds: 6,
    value: 42.1,
    attack: [
      ['model-targeted', 0.8334],
      ['corner', 0.1666],
    ],
    defence: [
      ['spectral:remove=0.14', 0.5694],
      ['isolation-forest:remove=0.14', 0.4306],
    ],
  },
  'fog-32': {
    seeds: 6,
    value: 49.5,
    attack: [
      ['model-targeted', 0.4968],
      ['random-flip', 0.2638],
      ['corner', 0.2394],
    ],
    defence: [
      ['spectral:remove=0.13', 0.6526],
      ['isolation-forest:remove=0.13', 0.2673],
      ['sphere:remove=0.13', 0.0802],
    ],
  },
  'fog-128': {
    seeds: 6,
    value: 39.8,
    attack: [
      ['corner', 0.5622],
      ['alfa', 0.4378],
    ],
    defence: [
      ['spectral', 0.9548],
      ['sphere', 0.0452],
    ],
  },
  'fog-512': {
    seeds: 6,
    value: 56.6,
    attack: [
      ['corner', 0.4783],
      ['boiling-frog', 0.3622],
      ['random-flip', 0.0887],
      ['mean-shift', 0.0708],
    ],
    defence: [
      ['bounded-loss', 0.3692],
      ['isolation-forest:remove=0.03', 0.2341],
      ['sphere', 0.2251],
      ['spectral:remove=0.03', 0.1717],
    ],
  },
  letters: {
    seeds: 6,
    value: 44.9,
    attack: [
      ['alfa', 0.6484],
      ['koh-influence', 0.3516],
    ],
    defence: [
      ['isolation-forest', 0.5149],
      ['trim', 0.4851],
    ],
  },
  'letters-10': {
    seeds: 6,
    value: 37.1,
    attack: [
      ['sinusoid', 0.6746],
      ['blended', 0.3254],
    ],
    defence: [
      ['spectre', 0.7854],
      ['sphere', 0.2146],
    ],
  },
};
