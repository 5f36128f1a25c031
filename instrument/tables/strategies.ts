import { type MixShare, mixOf, solveZeroSum } from '../equilibrium.ts';
import { remarkError } from '../remarks.ts';
import { type Grid, gridOf, type MetricId } from './metrics.ts';
import type { CellTable } from './table.ts';

/** Numbers that one side wants high and the other low. */
export const PAYOFFS = ['advantage', 'error', 'damage', 'attack'] as const satisfies readonly MetricId[];
export type Payoff = (typeof PAYOFFS)[number];

/** Shares below this are rounding, not part of a mix. */
const TRACE = 1e-6;

/** How both sides play a table when neither can do better. */
export interface Strategies {
  readonly grid: Grid;
  readonly value: number;
  /** What a side could gain by another choice, at most: rounding. */
  readonly exploitability: number;
  /** Largest share first. */
  readonly attackMix: readonly MixShare[];
  readonly defenceMix: readonly MixShare[];
}

/** @throws GameError 'bad-file' where a round of the table is missing. */
export function strategiesOf(table: CellTable, payoff: Payoff): Strategies {
  const grid = gridOf(table, payoff);
  const { value, exploitability, row, column } = solveZeroSum(payoffOf(grid));
  return {
    grid,
    value,
    exploitability,
    attackMix: mixOf(grid.attacks, row, TRACE),
    defenceMix: mixOf(grid.filters, column, TRACE),
  };
}

/** The table of payoffs without holes. @throws GameError 'bad-file' where an entry is missing. */
export function payoffOf({ attacks, filters, values }: Grid): number[][] {
  return values.map((line, i) =>
    line.map((value, j) => {
      if (value !== null) return value;
      throw remarkError('bad-file', 'hole-in-table', {
        attack: attacks[i] as string,
        filter: filters[j] as string,
      });
    }),
  );
}
