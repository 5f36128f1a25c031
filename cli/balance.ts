import { existsSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { SCENARIO_IDS } from '../engine/round/scenarios/index.ts';
import { type Judgement, judge } from '../instrument/tables/judgement.ts';
import { gridOf } from '../instrument/tables/metrics.ts';
import type { CellTable } from '../instrument/tables/table.ts';
import { gridMarkdown } from '../instrument/tables/text.ts';
import { balancePlans } from './balance-plans.ts';
import { openScenario } from './engine-files.ts';
import { readText, writeText } from './files.ts';
import { knownName } from './names.ts';
import { seedsOption } from './options.ts';
import { runTable } from './run-table.ts';
import { percentText, seconds } from './terminal.ts';

interface BalanceOptions {
  readonly seeds: string;
  readonly pairs?: boolean;
  readonly json?: boolean;
  readonly write?: string;
  readonly fresh?: boolean;
  readonly progress?: boolean;
}

interface Judged extends Judgement {
  readonly scenario: string;
  readonly seeds: readonly number[];
  readonly verdict: 'holds' | 'short of an aim' | 'breaks a rule';
  readonly elapsedMillis: number;
  readonly table: CellTable;
  readonly names: ReadonlyMap<string, string>;
}

/** What a person wrote stands before this line of the document, what the command writes after it. */
const MARK = '<!-- What follows is written by "well balance --write". -->';

async function judgeScenario(name: string, partial: string, options: BalanceOptions): Promise<Judged> {
  const { attacks, filters, redDegenerate, blueDegenerate } = balancePlans(
    openScenario(name),
    options.pairs === true,
  );
  const seeds = seedsOption('--seeds', options.seeds);
  const table = await runTable(
    { scenario: name, epsilon: null, attacks, filters, seeds },
    { partial, keepPartial: true, fresh: options.fresh === true, progress: options.progress === true },
  );
  const { values } = gridOf(table, 'advantage');
  const judgement = judge(
    {
      attacks,
      filters,
      advantage: (attack, filter) => values[attacks.indexOf(attack)]?.[filters.indexOf(filter)] ?? Number.NaN,
    },
    redDegenerate,
    blueDegenerate,
  );
  const missed = judgement.findings.filter(({ holds }) => !holds);
  return {
    scenario: name,
    seeds,
    verdict:
      missed.length === 0
        ? 'holds'
        : missed.some(({ kind }) => kind === 'rule')
          ? 'breaks a rule'
          : 'short of an aim',
    elapsedMillis: table.elapsedMillis,
    table,
    names: new Map([...redDegenerate, ...blueDegenerate].map((each) => [each.name, `*${each.label}*`])),
    ...judgement,
  };
}

/**
 * `well balance`: whether the scenarios are games, by the demands of instrument/tables/judgement.ts. What was
 * played stays on disk until all scenarios are judged, so that an interrupted run goes on where it was.
 */
async function balance(scenarios: readonly string[], options: BalanceOptions): Promise<void> {
  const judged: Judged[] = [];
  const partials: string[] = [];
  for (const named of scenarios.length > 0 ? scenarios : SCENARIO_IDS) {
    const name = named.endsWith('.pack') ? named : knownName('scenario', named, SCENARIO_IDS);
    const partial = `well-balance-${openScenario(name).id}.partial.jsonl`;
    judged.push(await judgeScenario(name, partial, options));
    partials.push(partial);
    if (options.write !== undefined) writeText(options.write, documentOf(options.write, judged));
  }
  if (options.json) {
    console.log(
      JSON.stringify(
        judged.map(({ table: _table, names: _names, ...rest }) => rest),
        null,
        2,
      ),
    );
  } else console.log(judged.map(summaryOf).join('\n\n'));
  for (const partial of partials) rmSync(partial, { force: true });
  if (judged.some(({ verdict }) => verdict === 'breaks a rule')) process.exitCode = 1;
}

const mixText = (mix: Judgement['red']) =>
  mix.map(({ name, share }) => `${name} ${percentText(share)}`).join(', ');

const WORDS = { rule: { met: 'holds', not: 'FAILS' }, aim: { met: 'met', not: 'missed' } } as const;

function summaryOf({ scenario, seeds, value, red, blue, findings, elapsedMillis }: Judged): string {
  return [
    `${scenario}, seeds ${seeds.join(', ')}: value ${value.toFixed(1)}, ${seconds(elapsedMillis)}`,
    `  red plays   ${mixText(red)}`,
    `  blue plays  ${mixText(blue)}`,
    ...findings.map(
      ({ demand, kind, holds, detail }) =>
        `  ${WORDS[kind][holds ? 'met' : 'not'].padEnd(6)}  ${demand}: ${detail}`,
    ),
  ].join('\n');
}

/** The document with these scenarios' sections new, and all else in it as it was. */
function documentOf(path: string, judged: readonly Judged[]): string {
  const held = existsSync(path) ? readText(path) : '# Balance\n';
  const [own = '', written = ''] = held.split(MARK);
  const sections = new Map(
    written
      .split(/^(?=## )/m)
      .filter((text) => text.startsWith('## '))
      .map((text) => [text.slice(3, text.split('\n', 1)[0]?.lastIndexOf(': ')), text.trimEnd()]),
  );
  for (const each of judged) sections.set(each.scenario, sectionOf(each).trimEnd());
  return `${[own.trimEnd(), MARK, ...sections.values()].join('\n\n')}\n`;
}

function sectionOf({ scenario, seeds, value, red, blue, findings, table, names, verdict }: Judged): string {
  return [
    `## ${scenario}: ${verdict}`,
    '',
    `Seeds ${seeds.join(', ')}. Value ${value.toFixed(1)}. Red plays ${mixText(red)}. Blue plays ${mixText(blue)}.`,
    '',
    ...findings.map(
      ({ demand, kind, holds, detail }) =>
        `- ${kind} ${holds ? WORDS[kind].met : `**${WORDS[kind].not}**`}: ${demand} (${detail})`,
    ),
    '',
    "Red's advantage, 50 + (red − blue) / 2; degenerate plans in italics, for the record:",
    '',
    gridMarkdown({ ...gridOf(table, 'advantage'), halfWidths: [] }, names),
  ].join('\n');
}

export function addBalance(program: Command): void {
  program
    .command('balance')
    .description('whether scenarios are games: nothing thoughtless pays, nothing is always best, about even')
    .argument('[scenarios...]', 'ids or packs of your own (default: every scenario)')
    .option('--seeds <seeds>', 'a count for 1 to n, a range as in 101-103, or a list', '101-102')
    .option('--pairs', 'blue also plays two recipes in a row, where its points allow')
    .option('--json', 'as JSON')
    .option(
      '--write <file>',
      'write tables and judgement into this Markdown file, after what is written by hand',
    )
    .option('--fresh', 'forget what was finished before')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(balance);
}
