import { figures } from './figures.ts';

const { percent, seconds, mebibytes } = figures;

/** `well matrix`, and the run of any table. */
export const matrix = {
  description: 'play every attack against every filter',
  options: {
    attacks: (none: string) =>
      `names with commas between, each as name or name:key=value; ${none} is no attack (default: ${none} and all that the scenario offers)`,
    filters: (none: string) =>
      `the same, training defences too; first+second puts two in a row; ${none} is no defence (default: ${none} and all that the scenario offers)`,
    epsilon: "poisoned / clean rows (default: each attack spends the scenario's whole budget)",
    seeds:
      'one number n for the seeds 1 to n (101 is the seeds 1 to 101), a range as in 101-103 for those, or a list as in 7,9; ' +
      'tables show the mean ± half its 95 % interval (t)',
    metric: (metrics: readonly string[]) =>
      `what the text shows; the picture shows the first: ${metrics.join(', ')}`,
    format: (formats: readonly string[]) => formats.join(', '),
    out: 'write there instead of to stdout',
    resume: 'keep finished rounds here, and go on from what it holds',
  },
  starting: 'starting',
  forging: (attack: string) => `forging ${attack}`,
  playing: (attack: string, filter: string) => `${attack} against ${filter}`,
  progress: (done: number, total: number, stage: string) => `${done} of ${total} rounds, ${stage}`,
  interrupted: (done: number, total: number, file: string) =>
    `interrupted: ${done} of ${total} rounds are kept in ${file}; run the same command again to go on`,
  doubtful: (rounds: number, total: number, first: string) =>
    `${rounds} of ${total} rounds have numbers that may be wrong; the first: ${first}`,
  /** What a table was made with; `epsilon` is null for the whole budget of each attack. */
  setting: (scenario: string, epsilon: number | null, seeds: readonly number[]) =>
    `${scenario}, ${epsilon === null ? 'whole budget' : `ε = ${percent(epsilon)}`}, ` +
    (seeds.length === 1 ? `seed ${seeds[0]}` : `mean of ${seeds.length} seeds ± half its 95 % interval`),
  /** Above a table in a document. */
  caption: (metric: string) => `${metric}:`,
  /** `workers` is 0 where nothing was played. */
  footer: ({ rounds, workers, elapsedMillis, peakMemoryBytes, slowest, slowestMillis, build }: TableRun) =>
    `${rounds} rounds` +
    (workers === 0
      ? ', all read from the partial table'
      : ` on ${workers} threads in ${seconds(elapsedMillis)}`) +
    `, peak memory ${mebibytes(peakMemoryBytes)}; slowest attack ${slowest}, ${seconds(slowestMillis)}; build ${build}`,
  written: (file: string, footer: string) => `${file}: ${footer}`,
};

export interface TableRun {
  readonly rounds: number;
  readonly workers: number;
  readonly elapsedMillis: number;
  readonly peakMemoryBytes: number;
  readonly slowest: string;
  readonly slowestMillis: number;
  readonly build: string;
}
