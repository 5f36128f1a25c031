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
