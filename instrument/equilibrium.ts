import { solve } from 'yalps';
import { GameError } from '../engine/errors.ts';

/** Optimal play of a game where what one side wins the other loses. */
export interface Equilibrium {
  /** Probability of each row, for the side that wants the payoff high. */
  readonly row: readonly number[];
  /** Probability of each column, for the side that wants it low. */
  readonly column: readonly number[];
  /** Expected payoff when both play so. */
  readonly value: number;
  /** Most that either side could gain by playing one pure choice instead; 0 but for rounding. */
  readonly exploitability: number;
}

/**
 * The minimax solution of a matrix game by linear programming: with payoffs A > 0,
 * the column player's scaled strategy maximises Σ q over A q ≤ 1, q ≥ 0, and the row player's
 * minimises Σ p over Aᵀ p ≥ 1, p ≥ 0; both sums are 1 / value.
 *
 * Source: Dantzig, "A proof of the equivalence of the programming problem and the game problem", 1951.
 *
 * @param payoff  rows of equal length, finite; entry [i][j] is paid by the column to the row player
 * @throws GameError 'bad-shape', 'not-finite', or 'no-convergence' when the solver's answer can be exploited.
 */
export function solveZeroSum(payoff: readonly (readonly number[])[]): Equilibrium {
  const width = payoff[0]?.length ?? 0;
  if (width === 0 || payoff.some((line) => line.length !== width))
    throw new GameError(
      'bad-shape',
      'payoff: expected one or more rows of one or more numbers, all equally long',
    );
  if (payoff.some((line) => line.some((entry) => !Number.isFinite(entry))))
    throw new GameError('not-finite', 'payoff: every entry must be a finite number');
  const entries = payoff.flat();
  const least = Math.min(...entries);
  const span = Math.max(...entries) - least || 1;
  // Every entry between 1 and 2: the value is then positive, and tolerances mean the same in any unit.
  const scaled = payoff.map((line) => line.map((entry) => 1 + (entry - least) / span));
  const flipped = Array.from({ length: width }, (_, j) => scaled.map((line) => 3 - (line[j] as number)));
  return judge(payoff, optimal(flipped), optimal(scaled), span);
}

/** Optimal mix of the side that picks a column of `payoff`, all > 0, and wants it low. */
function optimal(payoff: readonly (readonly number[])[]): number[] {
  const width = payoff[0]?.length ?? 0;
  // A nudge per row, far below what is reported, keeps the simplex from going round in circles when
  // rows are equal; a cycle it still meets is answered by a larger one.
  for (const nudge of [0, 1e-9, 1e-7]) {
    const solution = solve<number, number | 'sum'>(
      {
        direction: 'maximize',
        objective: 'sum',
        constraints: payoff.map((_, i) => [i, { max: 1 + nudge * (i + 1) }] as const),
        variables: Array.from({ length: width }, (_, j) => [
          j,
          [['sum', 1] as const, ...payoff.map((line, i) => [i, line[j] as number] as const)],
        ]),
      },
      { precision: 1e-11, includeZeroVariables: true, checkCycles: true },
    );
    if (solution.status !== 'optimal') continue;
    const total = solution.variables.reduce((sum, [, q]) => sum + q, 0);
    const mix = new Array<number>(width).fill(0);
    for (const [j, q] of solution.variables) mix[j] = q / total;
    return mix;
  }
  throw new GameError('no-convergence', 'the linear program of this table was not solved');
}

function judge(
  payoff: readonly (readonly number[])[],
  row: readonly number[],
  column: readonly number[],
  span: number,
): Equilibrium {
  const byRow = payoff.map((line) => line.reduce((sum, entry, j) => sum + entry * (column[j] as number), 0));
  const byColumn = column.map((_, j) =>
    payoff.reduce((sum, line, i) => sum + (line[j] as number) * (row[i] as number), 0),
  );
  const value = byRow.reduce((sum, entry, i) => sum + entry * (row[i] as number), 0);
  const exploitability = Math.max(Math.max(...byRow) - value, value - Math.min(...byColumn), 0);
  // The solver rounds at 1e-11 and the last nudge is 1e-7 per row: anything above is a wrong answer.
  if (!(exploitability <= 1e-5 * span))
    throw new GameError('no-convergence', `the mix found can be exploited by ${exploitability}`);
  return { row, column, value, exploitability };
}

/** A plan and how often best play plays it, 0 … 1. */
export interface MixShare {
  readonly name: string;
  readonly share: number;
}

/**
 * A mix as name and share, largest first.
 *
 * @param trace  shares up to this are left out
 */
export function mixOf(names: readonly string[], shares: readonly number[], trace: number): MixShare[] {
  return names
    .map((name, i) => ({ name, share: shares[i] as number }))
    .filter(({ share }) => share > trace)
    .sort((a, b) => b.share - a.share);
}
