import type { Command } from 'commander';
import { DETECTORS, fogTable } from '../instrument/fog-table.ts';
import type { Interval } from '../instrument/interval.ts';
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
async function fog(options: FogOptions): Promise<void> {
  const dimensions = listOption('--dimensions', options.dimensions).map((text) =>
    integerOption('--dimensions', text, 2, 4096),
  );
  const n = integerOption('--rows', options.rows, 50, 20_000);
  const epsilon = numberOption('--epsilon', options.epsilon, 0.001, 0.5);
  const delta = numberOption('--delta', options.delta, 0, 20);
  const seeds = integerOption('--seeds', options.seeds, 1, 1000);
  const core = await openCore();
  const progress = createProgress(options.progress === true);
  const plan = { dimensions, n, epsilon, delta, seeds };
  const { theory, rows } = fogTable(core, plan, (share, d) => progress.update(share, `d = ${d}`));
  progress.end();
  if (options.json) {
    console.log(JSON.stringify({ n, epsilon, delta, seeds, theory, rows }, null, 2));
    return;
  }
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padStart(16)).join('');
  console.log(
    [
      `${n} rows, ${(100 * epsilon).toFixed(1)} % poison, ${delta} standard deviations off; AUC, ${seeds === 1 ? 'seed 1' : `mean of seeds 1 to ${seeds} ± half its 95 % interval`}`,
      line(['d', ...DETECTORS]),
      ...rows.map((row) => line([String(row.d), ...DETECTORS.map((name) => shown(row[name]))])),
      '',
      `best possible AUC ${theory.bestAuc.toFixed(3)} in every dimension; PCA goes blind near d = ${Math.round(theory.pcaHorizon)}`,
      ...(theory.twinShift === null
        ? []
        : [
            `a shift of ${theory.twinShift.toFixed(4)} σ or less can be hidden so that nobody sees it (twin worlds)`,
          ]),
    ].join('\n'),
  );
}

const shown = ({ mean, half }: Interval) =>
  `${mean.toFixed(3)}${half === null ? '' : ` ± ${half.toFixed(3)}`}`;

export function addFog(program: Command): void {
  program
    .command('fog')
    .description('what detectors see of the same poison as dimensions grow, beside the best possible one')
    .option('--dimensions <list>', 'numbers of features, with commas between', '2,50,200,784')
    .option('--rows <n>', 'rows, poison included', '2000')
    .option('--epsilon <ratio>', 'poison / rows', '0.03')
    .option('--delta <sd>', 'how far the poison lies off, in standard deviations', '3')
    .option('--seeds <n>', 'clouds to average over', '5')
    .option('--json', 'as JSON')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(fog);
}
