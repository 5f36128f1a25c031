import { existsSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { SCENARIO_IDS } from '../engine/round/scenarios/index.ts';
import { balanceDocument, mixText, VERDICT_WORDS } from '../instrument/balance/document.ts';
import { type JudgedScenario, judgeTable } from '../instrument/balance/judged.ts';
import { balancePlans } from '../instrument/balance/plans.ts';
import { knownName } from '../instrument/names.ts';
import { openScenario } from './engine-files.ts';
import { readText, writeText } from './files.ts';
import { seedsOption } from './options.ts';
import { runTable } from './run-table.ts';
import { seconds } from './terminal.ts';

interface BalanceOptions {
  readonly seeds: string;
  readonly pairs?: boolean;
  readonly json?: boolean;
  readonly write?: string;
  readonly fresh?: boolean;
  readonly progress?: boolean;
}

async function judgeScenario(
  name: string,
  partial: string,
  options: BalanceOptions,
): Promise<JudgedScenario> {
  const plans = balancePlans(openScenario(name), options.pairs === true);
  const { attacks, filters } = plans;
  const seeds = seedsOption('--seeds', options.seeds);
  const table = await runTable(
    { scenario: name, epsilon: null, attacks, filters, seeds },
    { partial, keepPartial: true, fresh: options.fresh === true, progress: options.progress === true },
  );
  return judgeTable(name, plans, table);
}

/**
 * `well balance`: whether the scenarios are games, by the demands of instrument/balance/judgement.ts. What was
 * played stays on disk until all scenarios are judged, so that an interrupted run goes on where it was.
 */
async function balance(scenarios: readonly string[], options: BalanceOptions): Promise<void> {
  const judged: JudgedScenario[] = [];
  const partials: string[] = [];
  for (const named of scenarios.length > 0 ? scenarios : SCENARIO_IDS) {
    const name = named.endsWith('.pack') ? named : knownName('scenario', named, SCENARIO_IDS);
    const partial = `well-balance-${openScenario(name).id}.partial.jsonl`;
    judged.push(await judgeScenario(name, partial, options));
    partials.push(partial);
    if (options.write !== undefined) {
      const held = existsSync(options.write) ? readText(options.write) : '';
      writeText(options.write, balanceDocument(held, judged));
    }
  }
  if (options.json) console.log(JSON.stringify(judged.map(jsonOf), null, 2));
  else console.log(judged.map(summaryOf).join('\n\n'));
  for (const partial of partials) rmSync(partial, { force: true });
  if (judged.some(({ verdict }) => verdict === 'breaks a rule')) process.exitCode = 1;
}

function jsonOf({ table, labels: _labels, ...rest }: JudgedScenario) {
  return { ...rest, seeds: table.seeds, elapsedMillis: table.elapsedMillis };
}

function summaryOf({ scenario, value, attackMix, defenceMix, findings, table }: JudgedScenario): string {
  return [
    `${scenario}, seeds ${table.seeds.join(', ')}: value ${value.toFixed(1)}, ${seconds(table.elapsedMillis)}`,
    `  attack plays  ${mixText(attackMix)}`,
    `  defence plays ${mixText(defenceMix)}`,
    ...findings.map(
      ({ demand, kind, holds, detail }) =>
        `  ${VERDICT_WORDS[kind][holds ? 'met' : 'not'].padEnd(6)}  ${demand}: ${detail}`,
    ),
  ].join('\n');
}

export function addBalance(program: Command): void {
  program
    .command('balance')
    .description('whether scenarios are games: nothing thoughtless pays, nothing is always best, about even')
    .argument('[scenarios...]', 'ids or packs of your own (default: every scenario)')
    .option('--seeds <seeds>', 'a count for 1 to n, a range as in 101-103, or a list', '101-102')
    .option('--pairs', 'the defence also plays two recipes in a row, where its points allow')
    .option('--json', 'as JSON')
    .option(
      '--write <file>',
      'write tables and judgement into this Markdown file, after what is written by hand',
    )
    .option('--fresh', 'forget what was finished before')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(balance);
}
