import type { Command } from 'commander';
import type { MixShare } from '../instrument/equilibrium.ts';
import { knownName } from '../instrument/names.ts';
import { metricText } from '../instrument/tables/metrics.ts';
import { PAYOFFS, type Strategies, strategiesOf } from '../instrument/tables/strategies.ts';
import { parseTable } from '../instrument/tables/table.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { readText } from './files.ts';

interface EquilibriumOptions {
  readonly payoff: string;
  readonly json?: boolean;
}

/** `well equilibrium TABLE.json`: how both sides play such a table when neither can do better. */
function equilibrium(file: string, options: EquilibriumOptions, texts: CliTexts): void {
  const table = parseTable(file, readText(file));
  const payoff = knownName('payoff', options.payoff, PAYOFFS);
  const { grid, ...found } = strategiesOf(table, payoff);
  const { scenario } = table;
  if (options.json) console.log(JSON.stringify({ scenario, payoff, ...found }, null, 2));
  else console.log(text(scenario, { grid, ...found }, texts));
}

function text(
  scenario: string,
  { grid, value, exploitability, attackMix, defenceMix }: Strategies,
  { equilibrium: words, tables }: CliTexts,
): string {
  const { metric } = grid;
  const lines = (mix: readonly MixShare[]) => {
    const shares = mix.map(({ share }) => words.share(share));
    const width = words.share(1).length;
    return mix.map(({ name }, i) => `  ${(shares[i] as string).padStart(width)}  ${name}`);
  };
  return [
    words.heading(scenario, tables.metrics[metric]),
    words.value(metricText(metric, value, tables), exploitability),
    '',
    words.attackPlays,
    ...lines(attackMix),
    words.defencePlays,
    ...lines(defenceMix),
  ].join('\n');
}

export function addEquilibrium(program: Command, texts: CliTexts): void {
  const { description, file, payoff } = texts.equilibrium;
  program
    .command('equilibrium')
    .description(description)
    .argument('<table>', file)
    .option(
      '--payoff <name>',
      payoff(PAYOFFS.map((id) => ({ id, label: texts.tables.metrics[id] }))),
      'advantage',
    )
    .option('--json', texts.options.json)
    .action((table: string, options: EquilibriumOptions) => equilibrium(table, options, texts));
}
