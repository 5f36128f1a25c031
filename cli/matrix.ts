import { basename } from 'node:path';
import type { Command } from 'commander';
import { knownName } from '../instrument/names.ts';
import { attackChoice, defenceChoice, NONE } from '../instrument/recipes.ts';
import { footnotesOf, MARK } from '../instrument/tables/footnotes.ts';
import { heatmapSvg } from '../instrument/tables/heatmap.ts';
import { gridOf, METRIC_IDS, type MetricId } from '../instrument/tables/metrics.ts';
import type { CellTable } from '../instrument/tables/table.ts';
import type { TablePlan } from '../instrument/tables/table-plan.ts';
import { cellsCsv, gridMarkdown, gridText } from '../instrument/tables/text.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { scenarioText } from '../texts/scenario-text.ts';
import { doubtText } from './doubts.ts';
import { openScenario } from './engine-files.ts';
import { writeText } from './files.ts';
import { collect, listOption, numberOption, seedsOption } from './options.ts';
import { runTable } from './run-table.ts';
import { outputWidth } from './terminal.ts';

const FORMATS = ['text', 'markdown', 'csv', 'json', 'svg'] as const;
type Format = (typeof FORMATS)[number];

interface MatrixOptions {
  readonly scenario: string;
  readonly attacks?: string;
  readonly filters?: string;
  readonly filterParam: readonly string[];
  readonly epsilon?: string;
  readonly seeds: string;
  readonly metric: string;
  readonly format: string;
  readonly out?: string;
  readonly resume?: string;
  readonly drawn?: true;
  readonly fresh?: boolean;
  readonly progress?: boolean;
}

/** `well matrix`: every attack against every filter. */
async function matrix(options: MatrixOptions, texts: CliTexts): Promise<void> {
  const plan = planOf(options);
  const format = knownName('format', options.format, FORMATS);
  const metrics = listOption('--metric', options.metric).map((id) => knownName('metric', id, METRIC_IDS));
  const standard = options.out ?? `well-matrix-${basename(plan.scenario, '.pack')}`;
  const table = await runTable(
    plan,
    {
      partial: options.resume ?? `${standard}.partial.jsonl`,
      keepPartial: options.resume !== undefined,
      fresh: options.fresh === true,
      progress: options.progress === true,
    },
    texts,
  );
  const text = render(table, format, metrics, texts);
  if (options.out === undefined) process.stdout.write(text);
  else {
    writeText(options.out, text);
    console.log(texts.matrix.written(options.out, footer(table, texts)));
  }
}

function planOf(options: MatrixOptions): TablePlan {
  const id = options.scenario;
  const scenario = openScenario(id);
  const attacks = options.attacks ? listOption('--attacks', options.attacks) : [NONE, ...scenario.attacks];
  const filters = options.filters
    ? listOption('--filters', options.filters)
    : [NONE, ...scenario.filters, ...(scenario.defences ?? [])];
  return {
    scenario: id,
    epsilon: options.epsilon === undefined ? null : numberOption('--epsilon', options.epsilon, 0, 1),
    attacks: attacks.map((text) => attackChoice(text).name),
    filters: filters.map((text) => defenceChoice(text, text === NONE ? [] : options.filterParam).name),
    seeds: seedsOption('--seeds', options.seeds),
    ...(options.drawn && { drawn: true }),
  };
}

function render(table: CellTable, format: Format, metrics: readonly MetricId[], texts: CliTexts): string {
  const { matrix: words, tables } = texts;
  const setting = words.setting(table.scenario, table.epsilon, table.seeds);
  switch (format) {
    case 'json':
      return `${JSON.stringify(table, null, 1)}\n`;
    case 'csv':
      return cellsCsv(table.cells);
    case 'svg': {
      const { title } = scenarioText(texts.game, openScenario(table.scenario));
      return heatmapSvg(gridOf(table, metrics[0] as MetricId), { title, subtitle: setting }, tables);
    }
    case 'text': {
      const grids = metrics.map((id) => gridText(gridOf(table, id), tables, outputWidth()));
      const notes = footnotesOf(table.cells, tables, doubtText(texts)).join('\n');
      return `${[setting, ...grids, ...(notes ? [notes] : []), footer(table, texts)].join('\n\n')}\n`;
    }
    case 'markdown': {
      const grids = metrics.map(
        (id) => `${words.caption(tables.metrics[id])}\n\n${gridMarkdown(gridOf(table, id), tables)}`,
      );
      const notes = footnotesOf(table.cells, tables, doubtText(texts), { mark: `\\${MARK}` });
      const list = notes.map((note) => `- ${note}`).join('\n');
      return `${[setting, ...grids, ...(list ? [list] : [])].join('\n\n')}\n`;
    }
    default:
      return format satisfies never;
  }
}

function footer({ cells, build, ...run }: CellTable, { matrix: words }: CliTexts): string {
  const forging = new Map<string, number>();
  for (const { attack, forgeMillis } of cells) {
    forging.set(attack, Math.max(forgeMillis, forging.get(attack) ?? 0));
  }
  const [slowest, slowestMillis] = [...forging].reduce((a, b) => (b[1] > a[1] ? b : a));
  return words.footer({ ...run, rounds: cells.length, slowest, slowestMillis, build: build.slice(0, 12) });
}

export function addMatrix(program: Command, texts: CliTexts): void {
  const { description, options } = texts.matrix;
  program
    .command('matrix')
    .description(description)
    .requiredOption('--scenario <id>', texts.options.scenario)
    .option('--attacks <list>', options.attacks(NONE))
    .option('--filters <list>', options.filters(NONE))
    .option('--filter-param <key=value>', texts.options.filterParam, collect, [])
    .option('--epsilon <ratio>', options.epsilon)
    .option('--seeds <seeds>', options.seeds, '1')
    .option('--metric <list>', options.metric(METRIC_IDS), 'error')
    .option('--format <format>', options.format(FORMATS), 'text')
    .option('--out <file>', options.out)
    .option('--resume <file>', options.resume)
    .option('--drawn', texts.options.drawn)
    .option('--fresh', texts.options.fresh)
    .option('--progress', texts.options.progress)
    .action((chosen: MatrixOptions) => matrix(chosen, texts));
}
