import { bagging } from './bagging.ts';
import { boundedLoss } from './bounded-loss.ts';
import type { TrainingDefence } from './defence.ts';
import { dpSgd } from './dp-sgd.ts';
import { earlyStopping } from './early-stopping.ts';
import { geometricMedian } from './geometric-median.ts';
import { partitionAggregation } from './partition-aggregation.ts';
import { regressionGate } from './regression-gate.ts';
import { strongerRegularisation } from './stronger-regularisation.ts';
import { trim } from './trim.ts';

/** Keys are wire format: add, never rename. */
export const DEFENCE_IDS = [
  'trim',
  'bounded-loss',
  'stronger-regularisation',
  'early-stopping',
  'dp-sgd',
  'geometric-median',
  'bagging',
  'partition-aggregation',
  'regression-gate',
] as const;
export type DefenceId = (typeof DEFENCE_IDS)[number];

export const DEFENCES: Readonly<Record<DefenceId, TrainingDefence>> = {
  trim,
  'bounded-loss': boundedLoss,
  'stronger-regularisation': strongerRegularisation,
  'early-stopping': earlyStopping,
  'dp-sgd': dpSgd,
  'geometric-median': geometricMedian,
  bagging,
  'partition-aggregation': partitionAggregation,
  'regression-gate': regressionGate,
};
