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

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** docs/performance.md, for runs on different versions of Node. */
export function document(runs: readonly Run[]): string {
  const [first] = runs;
  if (!first) throw new Error('a document needs at least one run');
  const titles = first.results.map(({ title }) => title);
  const parts = titles.map((title) => {
    const notes = new Set(runs.flatMap(({ results }) => results.find((r) => r.title === title)?.note ?? []));
    return [
      `## ${title[0]?.toUpperCase()}${title.slice(1)}`,
      ...runs.map((run) => taskTable(run, title)),
      ...notes,
    ].join('\n\n');
  });
  return `${preface(runs, first)}
${parts.join('\n\n')}

## Growth

Best time of the kernel on resident data at three sizes, and the exponent fitted to them.

${runs.map(growthTable).join('\n\n')}
`;
}

function taskTable({ node, results }: Run, title: string): string {
  const result = results.find((other) => other.title === title);
  if (!result) return `Not run on Node ${node}.`;
  const [, ...heads] = HEADS;
  return [
    row([`Node ${node}`, ...heads]),
    row(HEADS.map((_, c) => (c === 0 ? '---' : '---:'))),
    ...linesOf(result).map(row),
  ].join('\n');
}

function growthTable({ node, growth }: Run): string {
  return [
    row([`Node ${node}`, 'sizes', 'best ms', 'exponent']),
    row(['---', '---', '---', '---:']),
    ...growth.map(({ title, variable, points, exponent }) =>
      row([
        title,
        `${variable} = ${points.map(({ size }) => size).join(', ')}`,
        points.map(({ best }) => number(best)).join(', '),
        exponent.toFixed(2),
      ]),
    ),
  ].join('\n');
}

function preface(runs: readonly Run[], first: Run): string {
  const last = runs.at(-1) ?? first;
  const made = runs.map(({ node, machine }) => `- Node ${node}: ${machine}.`).join('\n');
  return `# Performance of the numeric core

Made by \`${first.command}\`, once on each version of Node:

${made}

The module is ${(first.moduleBytes / 1000).toFixed(1)} KB, ${(first.moduleGzipped / 1000).toFixed(1)} KB gzipped.

![Time of each library as a multiple of the core's, and growth with the size, Node ${last.node}](performance.svg)

Contenders run turn by turn, ${first.rounds} rounds (slow ones in some of them, evenly spread, as their samples tell),
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
`;
}
