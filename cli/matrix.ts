import { basename } from 'node:path';
import type { Command } from 'commander';
import { knownName } from '../instrument/names.ts';
import { attackChoice, defenceChoice, NONE } from '../instrument/recipes.ts';
import { footnotesOf } from '../instrument/tables/footnotes.ts';
import { heatmapSvg } from '../instrument/tables/heatmap.ts';
import { gridOf, METRIC_IDS, METRICS, type MetricId } from '../instrument/tables/metrics.ts';
import type { CellTable } from '../instrument/tables/table.ts';
import type { TablePlan } from '../instrument/tables/table-plan.ts';
import { cellsCsv, gridMarkdown, gridText } from '../instrument/tables/text.ts';
import { openScenario } from './engine-files.ts';
import { writeText } from './files.ts';
import { collect, listOption, numberOption, seedsOption } from './options.ts';
import { runTable } from './run-table.ts';
import { outputWidth, percentText, seconds } from './terminal.ts';

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
  readonly fresh?: boolean;
  readonly progress?: boolean;
}

/** `well matrix`: every attack against every filter. */
async function matrix(options: MatrixOptions): Promise<void> {
  const plan = planOf(options);
  const format = knownName('format', options.format, FORMATS);
  const metrics = listOption('--metric', options.metric).map((id) => knownName('metric', id, METRIC_IDS));
  const table = await runTable(plan, {
    partial:
      options.resume ?? `${options.out ?? `well-matrix-${basename(plan.scenario, '.pack')}`}.partial.jsonl`,
    keepPartial: options.resume !== undefined,
    fresh: options.fresh === true,
    progress: options.progress === true,
  });
  const text = render(table, format, metrics);
  if (options.out === undefined) process.stdout.write(text);
  else {
    writeText(options.out, text);
    console.log(`${options.out}: ${footer(table)}`);
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
  };
}

function render(table: CellTable, format: Format, metrics: readonly MetricId[]): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(table, null, 1)}\n`;
    case 'csv':
      return cellsCsv(table.cells);
    case 'svg':
      return heatmapSvg(gridOf(table, metrics[0] as MetricId), {
        title: openScenario(table.scenario).title,
        subtitle: settings(table),
      });
    case 'text': {
      const grids = metrics.map((id) => gridText(gridOf(table, id), outputWidth()));
      const notes = footnotesOf(table.cells).join('\n');
      return `${[settings(table), ...grids, ...(notes ? [notes] : []), footer(table)].join('\n\n')}\n`;
    }
    case 'markdown': {
      const grids = metrics.map((id) => `${METRICS[id].label}:\n\n${gridMarkdown(gridOf(table, id))}`);
      return `${[settings(table), ...grids].join('\n\n')}\n`;
    }
    default:
      return format satisfies never;
  }
}

function settings({ scenario, epsilon, seeds }: CellTable): string {
  const poison = epsilon === null ? 'whole budget' : `ε = ${percentText(epsilon)}`;
  return `${scenario}, ${poison}, ${seeds.length === 1 ? `seed ${seeds[0]}` : `mean of ${seeds.length} seeds ± half its 95 % interval`}`;
}

function footer({ cells, elapsedMillis, peakMemoryBytes, workers, build }: CellTable): string {
  const forging = new Map<string, number>();
  for (const { attack, forgeMillis } of cells) {
    forging.set(attack, Math.max(forgeMillis, forging.get(attack) ?? 0));
  }
  const [slowest, millis] = [...forging].reduce((a, b) => (b[1] > a[1] ? b : a));
  const run =
    workers === 0 ? 'all read from the partial table' : `on ${workers} threads in ${seconds(elapsedMillis)}`;
  return (
    `${cells.length} rounds ${run}, peak memory ${Math.round(peakMemoryBytes / 2 ** 20)} MiB; ` +
    `slowest attack ${slowest}, ${seconds(millis)}; build ${build.slice(0, 12)}`
  );
}

export function addMatrix(program: Command): void {
  program
    .command('matrix')
    .description('play every attack against every filter')
    .requiredOption('--scenario <id>', 'see "well list scenarios", or a file of "well pack"')
    .option('--attacks <list>', `names with commas between, each as name or name:key=value; ${NONE} is one`)
    .option('--filters <list>', `the same; first+second puts two in a row; ${NONE} is one`)
    .option('--filter-param <key=value>', 'parameter of every filter; may be repeated', collect, [])
    .option(
      '--epsilon <ratio>',
      "poisoned / clean rows (default: each attack spends the scenario's whole budget)",
    )
    .option(
      '--seeds <seeds>',
      'a count for 1 to n, a range as in 101-103, or a list; tables show the mean ± half its 95 % interval (t)',
      '1',
    )
    .option(
      '--metric <list>',
      `what text shows, and the picture by its first: ${METRIC_IDS.join(', ')}`,
      'error',
    )
    .option('--format <format>', FORMATS.join(', '), 'text')
    .option('--out <file>', 'write there instead of to stdout')
    .option('--resume <file>', 'keep finished rounds here, and go on from what it holds')
    .option('--fresh', 'forget what was finished before')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(matrix);
}
