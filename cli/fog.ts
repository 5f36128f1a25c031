import type { Command } from 'commander';
import { DETECTORS, fogTable } from '../instrument/fog-table.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { openCore } from './engine-files.ts';
import { integerOption, listOption, numberOption } from './options.ts';
import { createProgress } from './terminal.ts';

interface FogOptions {
  readonly dimensions: string;
  readonly rows: string;
  readonly epsilon: string;
  readonly delta: string;
  readonly seeds: string;
  readonly json?: boolean;
  readonly progress?: boolean;
}

/** `well fog`: what filters see of the same poison in more and more dimensions, beside one who knows where to look. */
async function fog(options: FogOptions, texts: CliTexts): Promise<void> {
  const dimensions = listOption('--dimensions', options.dimensions).map((text) =>
    integerOption('--dimensions', text, 2, 4096),
  );
  const n = integerOption('--rows', options.rows, 50, 20_000);
  const epsilon = numberOption('--epsilon', options.epsilon, 0.001, 0.5);
  const delta = numberOption('--delta', options.delta, 0, 20);
  const seeds = integerOption('--seeds', options.seeds, 1, 1000);
  const words = texts.fog;
  const core = await openCore();
  const progress = createProgress(options.progress === true, texts);
  const plan = { dimensions, n, epsilon, delta, seeds };
  const { theory, rows } = fogTable(core, plan, (share, d) => progress.update(share, words.progress(d)));
  progress.end();
  if (options.json) {
    console.log(JSON.stringify({ n, epsilon, delta, seeds, theory, rows }, null, 2));
    return;
  }
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padStart(16)).join('');
  console.log(
    [
      words.heading({ rows: n, epsilon, delta, seeds }),
      line([words.dimension, ...DETECTORS]),
      ...rows.map((row) =>
        line([String(row.d), ...DETECTORS.map((name) => words.auc(row[name].mean, row[name].half))]),
      ),
      '',
      words.best(theory.bestAuc, theory.pcaHorizon),
      ...(theory.twinShift === null ? [] : [words.hidden(theory.twinShift)]),
    ].join('\n'),
  );
}

export function addFog(program: Command, texts: CliTexts): void {
  const { description, options } = texts.fog;
  program
    .command('fog')
    .description(description)
    .option('--dimensions <list>', options.dimensions, '2,50,200,784')
    .option('--rows <n>', options.rows, '2000')
    .option('--epsilon <ratio>', options.epsilon, '0.03')
    .option('--delta <sd>', options.delta, '3')
    .option('--seeds <n>', options.seeds, '5')
    .option('--json', texts.options.json)
    .option('--progress', texts.options.progress)
    .action((chosen: FogOptions) => fog(chosen, texts));
}
