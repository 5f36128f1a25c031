import type { VictimId } from './ids.ts';
import { VICTIMS } from './index.ts';

/** A victim with its training parameters, as scenarios, attacks, filters and defences name it. */
export interface VictimChoice {
  readonly victim: VictimId;
  readonly victimParams: unknown;
}

/** The ridge strength λ of a victim's training; 0 for a victim that has none. */
export function ridgeOf({ victim, victimParams }: VictimChoice): number {
  const params = VICTIMS[victim].params.parse(victimParams) as { l2?: number };
  return params.l2 ?? 0;
}
