import { bagging } from './bagging.ts';
import { boundedLoss } from './bounded-loss.ts';
import type { TrainingDefence } from './defence.ts';
import { dpSgd } from './dp-sgd.ts';
import { earlyStopping } from './early-stopping.ts';
import { geometricMedian } from './geometric-median.ts';
import type { DefenceId } from './ids.ts';
import { partitionAggregation } from './partition-aggregation.ts';
import { regressionGate } from './regression-gate.ts';
import { strongerRegularisation } from './stronger-regularisation.ts';
import { trim } from './trim.ts';

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
