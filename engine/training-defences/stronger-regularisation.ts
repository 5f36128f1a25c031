import { z } from 'zod';
import { VICTIMS } from '../victims/index.ts';
import { defineDefence } from './defence.ts';

/** The most a victim's own parameters allow. */
const MOST_L2 = 10;

/** A multiple of the victim's ridge. A victim without one is trained as it is. */
export const strongerRegularisation = defineDefence({
  source:
    'Carnerero-Cano, Muñoz-González, Spencer, Lupu: Regularization Can Help Mitigate Poisoning Attacks (2021)',
  formula: 'min mean ℓᵢ + (kλ/2)‖w‖²',
  cost: 3,
  needs: ['ridge'],
  params: z.strictObject({ times: z.number().min(1).max(1000).default(10) }),
  fit(core, { data, victim, victimParams, seed, onStep }, { times }) {
    const params = VICTIMS[victim].params.parse(victimParams) as { l2?: number };
    const stronger =
      params.l2 === undefined ? params : { ...params, l2: Math.min(MOST_L2, times * params.l2) };
    return { model: VICTIMS[victim].fit(core, data, stronger, seed, { ...(onStep && { onStep }) }) };
  },
});
