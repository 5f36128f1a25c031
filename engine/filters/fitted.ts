import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import { type VictimView, victimView } from '../victims/view.ts';
import type { Inspected } from './filter.ts';

/** The victim, fitted on the whole stream. */
export function fittedView(core: Core, seen: Inspected): VictimView {
  return victimView(core, seen, VICTIMS[seen.victim].fit(core, seen.stream, seen.victimParams, seen.seed));
}
