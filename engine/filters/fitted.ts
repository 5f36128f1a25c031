import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import { type View, viewOf } from '../victims/view.ts';
import type { Inspected } from './filter.ts';

/** The victim, fitted on the whole stream. */
export function fittedView(core: Core, seen: Inspected): View {
  return viewOf(core, seen, VICTIMS[seen.victim].fit(core, seen.stream, seen.victimParams, seen.seed));
}
