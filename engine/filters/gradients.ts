import { VICTIMS } from '../models/index.ts';
import { type Slopes, slopesAt } from '../models/slopes.ts';
import type { Core } from '../numeric/core.ts';
import type { Inspected } from './filter.ts';

/** The victim, fitted on the whole stream, with its gradients. */
export function slopesOf(core: Core, { stream, victim, victimParams, seed }: Inspected): Slopes {
  return slopesAt(core, VICTIMS[victim].fit(core, stream, victimParams, seed), stream);
}
