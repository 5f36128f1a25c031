import { joinRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { attackPoints, ROW_COST } from './costs.ts';
import type { Scenario, Well } from './scenario.ts';

/** Rows that a delivery has beyond the training set, as many as an attacker can insert. */
export const rowsBeyond = ({ scenario, spare }: Pick<Well, 'scenario' | 'spare'>): number =>
  spare ? attackPoints(scenario) : 0;

/** Spare rows that no attack within its points uses up, whether it inserts or removes. */
export function spareRowsOf(scenario: Scenario): number {
  const points = attackPoints(scenario);
  return points + Math.floor(points / ROW_COST.remove);
}

/** What is delivered when nobody attacks: the training set, and spare rows up to the size of a delivery. */
export function cleanDelivery(well: Pick<Well, 'scenario' | 'train' | 'spare'>): Samples {
  const { train, spare } = well;
  if (!spare) return train;
  return joinRows(
    train,
    takeRows(
      spare.rows,
      Int32Array.from({ length: rowsBeyond(well) }, (_, k) => k),
    ),
  );
}
