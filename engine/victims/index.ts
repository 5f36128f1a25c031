import { hinge } from './hinge.ts';
import type { VictimId } from './ids.ts';
import { logistic } from './logistic.ts';
import { naiveBayes } from './naive-bayes.ts';
import { network } from './network.ts';
import { softmax } from './softmax.ts';
import { transfer } from './transfer.ts';
import type { Victim } from './victim.ts';

export const VICTIMS: Readonly<Record<VictimId, Victim>> = {
  logistic,
  network,
  transfer,
  hinge,
  softmax,
  'naive-bayes': naiveBayes,
};
