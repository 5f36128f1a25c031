import type { Command } from 'commander';
import { GameError } from '../engine/errors.ts';
import { type Equilibrium, solveZeroSum } from '../instrument/equilibrium.ts';
import { type Grid, gridOf, METRICS, type MetricId } from '../instrument/tables/metrics.ts';
import { parseTable } from '../instrument/tables/table.ts';
import { readText } from './files.ts';
import { knownName } from './names.ts';

/** Numbers that one side wants high and the other low. */
const PAYOFFS = ['advantage', 'error', 'damage', 'red'] as const satisfies readonly MetricId[];

/** Shares below this are rounding, not part of a mix. */
const TRACE = 1e-6;

/** The table of payoffs without holes. @throws GameError 'bad-file' where a cell is missing. */
export function payoffOf({ attacks, filters, values }: Grid): number[][] {
  return values.map((line, i) =>
    line.map((value, j) => {
      if (value !== null) return value;
      throw new GameError('bad-file', `the table has no number for ${attacks[i]} against ${filters[j]}`);
    }),
  );
}

/** A mix as name and share, largest first. */
export function mixOf(
  names: readonly string[],
  shares: readonly number[],
): { name: string; share: number }[] {
  return names
    .map((name, i) => ({ name, share: shares[i] as number }))
    .filter(({ share }) => share > TRACE)
    .sort((a, b) => b.share - a.share);
}

/** `well equilibrium TABLE.json`: how both sides play such a table when neither can do better. */
function equilibrium(file: string, options: { payoff: string; json?: boolean }): void {
  const table = parseTable(file, readText(file));
  const payoff = knownName('payoff', options.payoff, PAYOFFS);
  const grid = gridOf(table, payoff);
  const solved = solveZeroSum(payoffOf(grid));
  const found = {
    scenario: table.scenario,
    payoff,
    value: solved.value,
    exploitability: solved.exploitability,
    red: mixOf(grid.attacks, solved.row),
    blue: mixOf(grid.filters, solved.column),
  };
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else console.log(text(found, solved, grid));
}

function text(
  {
    scenario,
    red,
    blue,
  }: { scenario: string; red: ReturnType<typeof mixOf>; blue: ReturnType<typeof mixOf> },
  { value, exploitability }: Equilibrium,
  { metric }: Grid,
): string {
  const lines = (mix: ReturnType<typeof mixOf>) =>
    mix.map(({ name, share }) => `  ${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
  return [
    `${scenario}, payoff: ${metric.label}`,
    `value ${metric.show(value)} (nobody can gain more than ${exploitability.toExponential(1)} by another choice)`,
    '',
    'red plays',
    ...lines(red),
    'blue plays',
    ...lines(blue),
  ].join('\n');
}

export function addEquilibrium(program: Command): void {
  program
    .command('equilibrium')
    .description(
      'the mixed strategies that neither side can improve on, and the value, by linear programming',
    )
    .argument('<table>', 'a file of "well matrix --format json"')
    .option(
      '--payoff <name>',
      `what red wants high and blue low: ${PAYOFFS.map((id) => `${id} (${METRICS[id].label})`).join('; ')}`,
      'advantage',
    )
    .option('--json', 'as JSON')
    .action(equilibrium);
}
