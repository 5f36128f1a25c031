import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { FILTERS } from '../engine/filters/index.ts';
import type { Scenario } from '../engine/round/scenario.ts';
import { SCENARIO_IDS } from '../engine/round/scenarios/index.ts';
import { type Degenerate, type Judgement, judge } from '../engine/round/tables/judgement.ts';
import { type Grid, gridOf } from '../engine/round/tables/metrics.ts';
import type { Table } from '../engine/round/tables/table.ts';
import { DEFENCES } from '../engine/training-defences/index.ts';
import { openScenario } from './engine-files.ts';
import { readText, writeText } from './files.ts';
import { knownName } from './names.ts';
import { seedsOption } from './options.ts';
import { attackChoice, defenceChoice, NONE } from './recipes.ts';
import { runTable } from './run-table.ts';
import { percent, seconds } from './terminal.ts';

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
  readonly passes: boolean;
  readonly elapsedMillis: number;
  readonly table: Table;
  readonly names: ReadonlyMap<string, string>;
}

/** What a person wrote stands before this line of the document, what the command writes after it. */
const MARK = '<!-- What follows is written by "well balance --write". -->';

/** Rows that a blue without a thought drops, whichever they are: the stream's order says nothing. */
const BLIND_SHARE = 0.1;
const NOTHING: Degenerate = { label: 'do nothing', name: NONE };

function blueDegenerates({ trainRows }: Scenario): Degenerate[] {
  const blind = Array.from({ length: Math.round(BLIND_SHARE * trainRows) }, (_, row) => row);
  return [
    NOTHING,
    { label: 'delete everything', name: 'sphere:remove=0.5+sphere:remove=0.5' },
    { label: 'delete at random', name: defenceChoice(`manual:rows=${blind.join('%2c')}`).name },
  ];
}

function redDegenerates({ attacks }: Scenario): Degenerate[] {
  const noise: Degenerate[] = [
    { label: 'obvious noise', name: 'noise-insert' },
    { label: 'random labels', name: 'random-flip' },
  ];
  return [NOTHING, ...noise.filter(({ name }) => !attacks.some((attack) => attack === name))];
}

/** What blue may hand in: each filter and training defence, filters also at red's full strength. */
function bluePlans(
  { filters, defences = [], bluePoints, epsilonMax }: Scenario,
  withPairs: boolean,
): string[] {
  const harder = { remove: Math.round(100 * epsilonMax) / 100 };
  const singles = filters.flatMap((filter) => {
    const takes = FILTERS[filter].params.safeParse(harder).success && harder.remove !== 0.05;
    return takes ? [filter, `${filter}:remove=${harder.remove}`] : [filter];
  });
  const pairs = filters.flatMap((first, i) =>
    filters
      .slice(i + 1)
      .filter((second) => FILTERS[first].cost + FILTERS[second].cost <= bluePoints)
      .map((second) => `${first}+${second}`),
  );
  const guarded = defences.flatMap((defence) =>
    filters
      .filter((filter) => FILTERS[filter].cost + DEFENCES[defence].cost <= bluePoints)
      .map((filter) => `${filter}+${defence}`),
  );
  const plans = [...singles, ...defences, ...(withPairs ? [...pairs, ...guarded] : [])];
  return plans.map((text) => defenceChoice(text).name);
}

async function judgeScenario(name: string, options: BalanceOptions): Promise<Judged> {
  const scenario = openScenario(name);
  const red = redDegenerates(scenario);
  const blue = blueDegenerates(scenario);
  const seeds = seedsOption('--seeds', options.seeds);
  const attacks = [...scenario.attacks, ...red.map((each) => each.name)];
  const table = await runTable(
    {
      scenario: name,
      epsilon: null,
      attacks: attacks.map((text) => attackChoice(text).name),
      filters: [...bluePlans(scenario, options.pairs === true), ...blue.map((each) => each.name)],
      seeds,
    },
    {
      partial: `well-balance-${scenario.id}.partial.jsonl`,
      keepPartial: false,
      fresh: options.fresh === true,
      progress: options.progress === true,
    },
  );
  const judgement = judge(table, red, blue);
  return {
    scenario: name,
    seeds,
    passes: judgement.findings.every(({ holds }) => holds),
    elapsedMillis: table.elapsedMillis,
    table,
    names: new Map([...red, ...blue].map((each) => [each.name, `*${each.label}*`])),
    ...judgement,
  };
}

/** `well balance`: whether the scenarios are games, by the demands of engine/round/tables/judgement.ts. */
async function balance(scenarios: readonly string[], options: BalanceOptions): Promise<void> {
  const judged: Judged[] = [];
  for (const name of scenarios.length > 0 ? scenarios : SCENARIO_IDS) {
    judged.push(
      await judgeScenario(name.endsWith('.pack') ? name : knownName('scenario', name, SCENARIO_IDS), options),
    );
  }
  const failed = judged.filter(({ passes }) => !passes).length;
  if (options.json) {
    console.log(
      JSON.stringify(
        judged.map(({ table: _table, names: _names, ...rest }) => rest),
        null,
        2,
      ),
    );
  } else console.log(judged.map(summaryOf).join('\n\n'));
  if (options.write !== undefined) writeText(options.write, documentOf(options.write, judged));
  if (failed > 0) process.exitCode = 1;
}

const mixText = (mix: Judgement['red']) =>
  mix.map(({ name, share }) => `${name} ${percent(share)}`).join(', ');

function summaryOf({ scenario, seeds, value, red, blue, findings, elapsedMillis }: Judged): string {
  return [
    `${scenario}, seeds ${seeds.join(', ')}: value ${value.toFixed(1)}, ${seconds(elapsedMillis)}`,
    `  red plays   ${mixText(red)}`,
    `  blue plays  ${mixText(blue)}`,
    ...findings.map(({ demand, holds, detail }) => `  ${holds ? 'holds' : 'FAILS'}  ${demand}: ${detail}`),
  ].join('\n');
}

function documentOf(path: string, judged: readonly Judged[]): string {
  const held = existsSync(path) ? readText(path) : '# Balance\n\n';
  const own = held.includes(MARK) ? held.slice(0, held.indexOf(MARK)) : held;
  return `${own.trimEnd()}\n\n${MARK}\n\n${judged.map(sectionOf).join('\n')}`;
}

function sectionOf(judged: Judged): string {
  const { scenario, seeds, value, red, blue, findings, table, names } = judged;
  return [
    `## ${scenario}: ${judged.passes ? 'holds' : 'falls short'}`,
    '',
    `Seeds ${seeds.join(', ')}. Value ${value.toFixed(1)}. Red plays ${mixText(red)}. Blue plays ${mixText(blue)}.`,
    '',
    ...findings.map(
      ({ demand, holds, detail }) => `- ${holds ? 'holds' : '**fails**'}: ${demand} (${detail})`,
    ),
    '',
    "Red's advantage, 50 + (red − blue) / 2; degenerate plans in italics, for the record:",
    '',
    ...markdownGrid(gridOf(table, 'advantage'), names),
    '',
  ].join('\n');
}

function markdownGrid(
  { attacks, filters, values, metric }: Grid,
  names: ReadonlyMap<string, string>,
): string[] {
  const shown = (name: string) => names.get(name) ?? name;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...filters.map(shown)]),
    line(['---', ...filters.map(() => '---:')]),
    ...attacks.map((attack, i) =>
      line([shown(attack), ...(values[i] ?? []).map((value) => (value === null ? '–' : metric.show(value)))]),
    ),
  ];
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
