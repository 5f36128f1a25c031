/**
 * `npm run bench`: the numeric core against what people would use instead, turn by turn in one run.
 *
 *     --json      rows as JSON on the standard output, in place of a table
 *     --write     docs/performance.md, .json and .svg as well; runs on other major versions of Node stay in them
 *     --quick     few rounds
 *     --only ID   covariance, logistic, network, distances or cholesky alone, without growth
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { projectFolder } from '../project.ts';
import { chart } from './chart.ts';
import { registerLoop } from './limit.ts';
import { loadOurs } from './ours.ts';
import { document, type Run, table } from './report.ts';
import { type GrowthResult, measure, measureGrowth, type TaskResult } from './results.ts';
import { growths, tasks } from './tasks.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const rounds = flags.quick ? 5 : 25;
const ours = await loadOurs();
const limit = await registerLoop();
const results: TaskResult[] = [];
const growth: GrowthResult[] = [];
const say = (text: string) => process.stderr.write(`${text}\n`);

for (const task of tasks(ours)) {
  if (flags.only && task.id !== flags.only) continue;
  say(`${task.title} …`);
  results.push(await measure(task, limit, rounds));
}
for (const series of flags.only ? [] : growths(ours)) {
  say(`growth: ${series.title} …`);
  growth.push(await measureGrowth(series, rounds));
}
if (results.length === 0) {
  say(`--only ${flags.only}: no such row`);
  process.exitCode = 2;
}

const run: Run = {
  command: `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim(),
  machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} logical processors, one used; load average ${(loadavg()[0] as number).toFixed(1)}`,
  node: process.version,
  rounds,
  moduleBytes: ours.bytes.length,
  moduleGzipped: gzipSync(ours.bytes, { level: 9 }).length,
  results,
  growth,
};
process.stdout.write(flags.json ? `${JSON.stringify(run, null, 2)}\n` : `${table(run)}\n`);
if (flags.write) {
  const docs = join(projectFolder(), 'docs');
  const kept = join(docs, 'performance.json');
  const earlier = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Run[]) : [];
  const runs = [...earlier.filter((other) => major(other) !== major(run)), run].sort(
    (a, b) => major(a) - major(b),
  );
  writeFileSync(kept, `${JSON.stringify(runs, null, 2)}\n`);
  writeFileSync(join(docs, 'performance.md'), document(runs));
  writeFileSync(join(docs, 'performance.svg'), chart(runs.at(-1) ?? run));
}

function major({ node }: Run): number {
  return Number(node.slice(1).split('.')[0]);
}
