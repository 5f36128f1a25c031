import type { Command } from 'commander';
import type { MixShare } from '../instrument/equilibrium.ts';
import { knownName } from '../instrument/names.ts';
import { METRICS } from '../instrument/tables/metrics.ts';
import { PAYOFFS, type Strategies, strategiesOf } from '../instrument/tables/strategies.ts';
import { parseTable } from '../instrument/tables/table.ts';
import { readText } from './files.ts';

/** `well equilibrium TABLE.json`: how both sides play such a table when neither can do better. */
function equilibrium(file: string, options: { payoff: string; json?: boolean }): void {
  const table = parseTable(file, readText(file));
  const payoff = knownName('payoff', options.payoff, PAYOFFS);
  const { grid, ...found } = strategiesOf(table, payoff);
  const { scenario } = table;
  if (options.json) console.log(JSON.stringify({ scenario, payoff, ...found }, null, 2));
  else console.log(text(scenario, { grid, ...found }));
}

function text(scenario: string, { grid, value, exploitability, attackMix, defenceMix }: Strategies): string {
  const { metric } = grid;
  const lines = (mix: readonly MixShare[]) =>
    mix.map(({ name, share }) => `  ${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
  return [
    `${scenario}, payoff: ${metric.label}`,
    `value ${metric.show(value)} (nobody can gain more than ${exploitability.toExponential(1)} by another choice)`,
    '',
    'the attack plays',
    ...lines(attackMix),
    'the defence plays',
    ...lines(defenceMix),
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
      `what the attack wants high and the defence low: ${PAYOFFS.map((id) => `${id} (${METRICS[id].label})`).join('; ')}`,
      'advantage',
    )
    .option('--json', 'as JSON')
    .action(equilibrium);
}
