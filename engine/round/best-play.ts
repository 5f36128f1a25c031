import type { AttackId } from '../attacks/ids.ts';
import type { FilterId } from '../filters/ids.ts';
import type { DefenceId } from '../training-defences/ids.ts';

/** What a best mixed play is made of. */
export interface BestRecipes {
  readonly attacks: readonly AttackId[];
  readonly filters: readonly FilterId[];
  readonly defences: readonly DefenceId[];
}

/** What best play mixes on drawn wells of each scenario: made of docs/balance-drawn.md by tools/from-balance.ts. */
export const BEST_RECIPES: Readonly<Record<string, BestRecipes>> = {
  'digits-4v9': { attacks: ['kkt', 'alfa'], filters: ['spectral'], defences: ['trim'] },
  digits: {
    attacks: ['badnets', 'blended', 'sinusoid'],
    filters: ['spectre', 'sphere'],
    defences: ['partition-aggregation'],
  },
  moons: { attacks: ['alfa', 'koh-influence'], filters: ['spectral', 'sphere'], defences: [] },
  spam: { attacks: ['bullseye', 'focused'], filters: ['slab', 'loss'], defences: [] },
  'spam-bayes': { attacks: ['corner', 'dictionary'], filters: ['sphere', 'duplicates'], defences: [] },
  features: { attacks: ['target-flip'], filters: ['influence'], defences: [] },
  'fog-2': {
    attacks: ['natural-tail', 'model-targeted', 'corner'],
    filters: ['sphere', 'spectral'],
    defences: [],
  },
  'fog-8': { attacks: ['model-targeted', 'corner'], filters: ['spectral', 'isolation-forest'], defences: [] },
  'fog-32': {
    attacks: ['model-targeted', 'random-flip', 'corner'],
    filters: ['spectral', 'isolation-forest', 'sphere'],
    defences: [],
  },
  'fog-128': { attacks: ['corner', 'alfa'], filters: ['spectral', 'sphere'], defences: [] },
  'fog-512': {
    attacks: ['corner', 'boiling-frog', 'random-flip', 'mean-shift'],
    filters: ['isolation-forest', 'sphere', 'spectral'],
    defences: ['bounded-loss'],
  },
  letters: { attacks: ['alfa', 'koh-influence'], filters: ['isolation-forest'], defences: ['trim'] },
  'letters-10': { attacks: ['sinusoid', 'blended'], filters: ['spectre', 'sphere'], defences: [] },
};
