import { VICTIMS, type VictimId } from './index.ts';

/** The ridge strength λ of a victim's training; 0 for a victim that has none. */
export function ridgeOf(victim: VictimId, victimParams: unknown): number {
  const params = VICTIMS[victim].params.parse(victimParams) as { l2?: number };
  return params.l2 ?? 0;
}
