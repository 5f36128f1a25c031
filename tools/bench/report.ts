import { LIMIT } from './limit.ts';
import { CALLED, RESIDENT } from './ours.ts';
import type { GrowthResult, TaskResult } from './results.ts';

export interface Run {
  readonly command: string;
  readonly machine: string;
  readonly node: string;
  readonly rounds: number;
  readonly moduleBytes: number;
  readonly moduleGzipped: number;
  readonly results: readonly TaskResult[];
  readonly growth: readonly GrowthResult[];
}

const number = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

function linesOf({ limit, limitMedian, rows }: TaskResult): string[][] {
  return [
    ...rows.map(({ name, best, median, ratio, ratioAsCalled, share, samples }) => {
      const own = name === CALLED || name === RESIDENT;
      return [
        name,
        number(best),
        number(median),
        String(samples),
        percent(share),
        own ? '' : number(ratio),
        own ? '' : number(ratioAsCalled),
      ];
    }),
    [LIMIT, '', '', '', `${number(limit / 1e9)} GF/s, median ${number(limitMedian / 1e9)}`, '', ''],
  ];
}

const HEADS = ['', 'best ms', 'median ms', 'samples', 'of the limit', 'ratio', 'ratio, as called'];

/** For a terminal. */
export function table({ results, growth }: Pick<Run, 'results' | 'growth'>): string {
  const blocks = results.map((result) => {
    const lines = [HEADS, ...linesOf(result)];
    const widths = HEADS.map((_, c) => Math.max(...lines.map((line) => line[c]?.length ?? 0)));
    const shown = lines.map((line) =>
      line.map((cell, c) =>
        c === 0 ? cell.padEnd(widths[c] as number) : cell.padStart(widths[c] as number),
      ),
    );
    return [result.title, ...shown.map((line) => `  ${line.join('  ')}`.trimEnd())].join('\n');
  });
  return [...blocks, ...growth.map(growthLine)].join('\n\n');
}

function growthLine({ title, variable, points, exponent }: GrowthResult): string {
  const times = points.map(({ size, best }) => `${variable} = ${size}: ${number(best)} ms`).join(', ');
  return `${title}: ${times}: time ∝ ${variable}^${exponent.toFixed(2)}`;
}

/** docs/performance.md */
export function document(run: Run): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const parts = run.results.map((result) =>
    [
      `## ${result.title[0]?.toUpperCase()}${result.title.slice(1)}`,
      '',
      row(HEADS),
      row(HEADS.map((_, c) => (c === 0 ? '---' : '---:'))),
      ...linesOf(result).map(row),
      ...(result.note ? ['', result.note] : []),
    ].join('\n'),
  );
  const growth = [
    '## Growth',
    '',
    'Best time of the kernel on resident data at three sizes, and the exponent fitted to them.',
    '',
    row(['', 'sizes', 'best ms', 'exponent']),
    row(['---', '---', '---', '---:']),
    ...run.growth.map(({ title, variable, points, exponent }) =>
      row([
        title,
        `${variable} = ${points.map(({ size }) => size).join(', ')}`,
        points.map(({ best }) => number(best)).join(', '),
        exponent.toFixed(2),
      ]),
    ),
  ].join('\n');
  return `# Performance of the numeric core

Made by \`${run.command}\` on Node ${run.node}: ${run.machine}.
The module is ${(run.moduleBytes / 1000).toFixed(1)} KB, ${(run.moduleGzipped / 1000).toFixed(1)} KB gzipped.

![Time of each library as a multiple of the core's, and growth with the size](performance.svg)

Contenders run turn by turn, ${run.rounds} rounds (slow ones in some of them, evenly spread, as their samples tell),
after a warm-up in which each picks the fastest of the ways it offers.
One thread each. Times are processor time: the turns of other programs do not count, but what they take of
caches, memory bandwidth and the sibling thread still does, so compare ratios of one run only.

- **${CALLED}**: through the interface, as everybody calls it: checks and copies in and out included.
- **${RESIDENT}**: the same kernels on data that already lie in the core's memory. The peers' data always
  lie in theirs.
- **ratio**: the peer's best time / the best of the core on resident data (as called where no other row is
  given); above 1 the core is faster. **as called**: the core pays for its copies, the peer does not.
- **of the limit**: operations of the definition per second, as a share of what a loop of SIMD128
  multiplications and additions in registers reaches in the same run (${LIMIT}).

${parts.join('\n\n')}

${growth}
`;
}
