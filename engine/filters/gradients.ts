import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import { type Slopes, slopesAt } from '../victims/slopes.ts';
import type { Inspected } from './filter.ts';

/** The victim, fitted on the whole stream, with its gradients. */
export function slopesOf(core: Core, { stream, victim, victimParams, seed }: Inspected): Slopes {
  return slopesAt(core, VICTIMS[victim].fit(core, stream, victimParams, seed), stream);
}
