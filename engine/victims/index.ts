import { hinge } from './hinge.ts';
import { logistic } from './logistic.ts';
import { naiveBayes } from './naive-bayes.ts';
import { network } from './network.ts';
import { softmax } from './softmax.ts';
import { transfer } from './transfer.ts';
import type { Victim } from './victim.ts';

/** Keys are wire format: add, never rename. */
export const VICTIM_IDS = ['logistic', 'network', 'transfer', 'hinge', 'softmax', 'naive-bayes'] as const;
export type VictimId = (typeof VICTIM_IDS)[number];

export const VICTIMS: Readonly<Record<VictimId, Victim>> = {
  logistic,
  network,
  transfer,
  hinge,
  softmax,
  'naive-bayes': naiveBayes,
};
