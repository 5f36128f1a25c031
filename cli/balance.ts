import { existsSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { SCENARIO_IDS } from '../engine/round/scenarios/index.ts';
import { balanceDocument } from '../instrument/balance/document.ts';
import { type JudgedScenario, judgeTable } from '../instrument/balance/judged.ts';
import { balancePlans } from '../instrument/balance/plans.ts';
import { knownName } from '../instrument/names.ts';
import { type CliTexts, loadCliTexts } from '../texts/cli-texts.ts';
import { doubtText } from './doubts.ts';
import { openScenario } from './engine-files.ts';
import { readText, writeText } from './files.ts';
import { labelled } from './labelled.ts';
import { seedsOption } from './options.ts';
import { runTable } from './run-table.ts';

interface BalanceOptions {
  readonly seeds: string;
  readonly pairs?: boolean;
  readonly json?: boolean;
  readonly write?: string;
  readonly drawn?: true;
  readonly fresh?: boolean;
  readonly progress?: boolean;
}

async function judgeScenario(
  name: string,
  partial: string,
  options: BalanceOptions,
  texts: CliTexts,
): Promise<JudgedScenario> {
  const plans = balancePlans(openScenario(name), options.pairs === true);
  const { attacks, filters } = plans;
  const seeds = seedsOption('--seeds', options.seeds);
  const table = await runTable(
    { scenario: name, epsilon: null, attacks, filters, seeds, ...(options.drawn && { drawn: true }) },
    { partial, keepPartial: true, fresh: options.fresh === true, progress: options.progress === true },
    texts,
  );
  return judgeTable(name, plans, table);
}

/**
 * `well balance`: whether the scenarios are games, by the demands of instrument/balance/judgement.ts. What was
 * played stays on disk until all scenarios are judged, so that an interrupted run goes on where it was.
 */
async function balance(
  scenarios: readonly string[],
  options: BalanceOptions,
  texts: CliTexts,
): Promise<void> {
  const english = await loadCliTexts('en'); // of the document, and of the sentences in JSON
  const judged: JudgedScenario[] = [];
  const partials: string[] = [];
  for (const named of scenarios.length > 0 ? scenarios : SCENARIO_IDS) {
    const name = named.endsWith('.pack') ? named : knownName('scenario', named, SCENARIO_IDS);
    const partial = `well-balance-${openScenario(name).id}.partial.jsonl`;
    judged.push(await judgeScenario(name, partial, options, texts));
    partials.push(partial);
    if (options.write !== undefined) {
      const held = existsSync(options.write) ? readText(options.write) : '';
      writeText(options.write, balanceDocument(held, judged, documentWords(english)));
    }
  }
  if (options.json)
    console.log(
      JSON.stringify(
        judged.map((each) => jsonOf(each, english)),
        null,
        2,
      ),
    );
  else console.log(judged.map((each) => summaryOf(each, texts)).join('\n\n'));
  for (const partial of partials) rmSync(partial, { force: true });
  if (judged.some(({ verdict }) => verdict === 'breaks a rule')) process.exitCode = 1;
}

const documentWords = (texts: CliTexts) => ({
  balance: texts.balance.words,
  tables: texts.tables,
  doubt: doubtText(texts),
});

function jsonOf({ table, degenerate: _, findings, ...rest }: JudgedScenario, { balance }: CliTexts) {
  const { words } = balance;
  return {
    ...rest,
    findings: findings.map((finding) => ({
      demand: words.demand(finding),
      kind: finding.kind,
      holds: finding.holds,
      detail: words.detail(finding),
    })),
    seeds: table.seeds,
    elapsedMillis: table.elapsedMillis,
  };
}

function summaryOf(
  { scenario, value, attackMix, defenceMix, findings, table }: JudgedScenario,
  { balance }: CliTexts,
): string {
  const { words, attackPlays, defencePlays } = balance;
  const outcomes = Object.values(words.outcomes).flatMap(({ met, not }) => [met, not]);
  return [
    balance.heading(scenario, table.seeds, value, table.elapsedMillis),
    ...labelled(1, [
      [attackPlays, words.mix(attackMix)],
      [defencePlays, words.mix(defenceMix)],
    ]),
    ...labelled(
      2,
      findings.map((finding) => [
        words.outcomes[finding.kind][finding.holds ? 'met' : 'not'],
        `${words.demand(finding)}: ${words.detail(finding)}`,
      ]),
      outcomes,
    ),
  ].join('\n');
}

export function addBalance(program: Command, texts: CliTexts): void {
  const { description, scenarios, options } = texts.balance;
  program
    .command('balance')
    .description(description)
    .argument('[scenarios...]', scenarios)
    .option('--seeds <seeds>', options.seeds, '101-102')
    .option('--pairs', options.pairs)
    .option('--json', texts.options.json)
    .option('--write <file>', options.write)
    .option('--drawn', texts.options.drawn)
    .option('--fresh', texts.options.fresh)
    .option('--progress', texts.options.progress)
    .action((names: string[], chosen: BalanceOptions) => balance(names, chosen, texts));
}
