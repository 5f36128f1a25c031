import { logistic } from '../models/logistic.ts';
import type { Seen } from './attack.ts';

/** Ridge of the stand-in for a victim that is no logistic regression. */
const SURROGATE_L2 = 0.01;

/**
 * Ridge strength of the logistic regression that an attack with a formula for weights works on: the
 * victim's own where it is one; of a stand-in for it where it is not.
 */
export function surrogateL2({ victim, victimParams }: Pick<Seen, 'victim' | 'victimParams'>): number {
  if (victim !== 'logistic') return SURROGATE_L2;
  return (logistic.params.parse(victimParams) as { l2: number }).l2;
}
