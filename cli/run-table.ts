import { rmSync } from 'node:fs';
import { doubtsOf, isDoubtful } from '../instrument/tables/footnotes.ts';
import type { Cell, CellTable, TableHead } from '../instrument/tables/table.ts';
import { inTableOrder, missingTasks, type TablePlan } from '../instrument/tables/table-plan.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { doubtText } from './doubts.ts';
import { fingerprint } from './engine-files.ts';
import { openPartial } from './partial-table.ts';
import { withPool } from './pool.ts';
import type { TableReport } from './tasks.ts';
import { createProgress, peakMemory } from './terminal.ts';

export interface RunOptions {
  /** Where finished cells are kept on the way. */
  readonly partial: string;
  /** The file is the person's own: it stays when the table is done. */
  readonly keepPartial: boolean;
  /** Forget what is there. */
  readonly fresh: boolean;
  readonly progress: boolean;
}

/**
 * Plays every attack against every filter on every seed, over all cores, an attack's poison forged
 * once. What the partial table has already is not played again.
 */
export async function runTable(plan: TablePlan, options: RunOptions, texts: CliTexts): Promise<CellTable> {
  const { matrix: words } = texts;
  const head: TableHead = {
    format: 'poisoned-well-table',
    version: 1,
    scenario: plan.scenario,
    epsilon: plan.epsilon,
    build: fingerprint(plan.scenario, plan.drawn),
  };
  if (options.fresh) rmSync(options.partial, { force: true });
  const partial = openPartial(options.partial, head);
  const started = performance.now();
  const tasks = missingTasks(plan, partial.cells);
  const total = plan.attacks.length * plan.filters.length * plan.seeds.length;
  const missing = tasks.reduce((sum, { filters }) => sum + filters.length, 0);
  let workers = 0;
  if (missing > 0) {
    const progress = createProgress(options.progress, texts);
    const before = total - missing;
    let done = 0;
    let stage = words.starting;
    // Time left is told by what this run has done, not by what it found on disk.
    const show = () => progress.update(done / missing, words.progress(before + done, total, stage));
    show();
    await withPool(
      tasks.length,
      () => words.interrupted(before + done, total, partial.path),
      async (pool) => {
        workers = pool.workers;
        await Promise.all(
          tasks.map((task) =>
            pool.run<void, TableReport>('playAttack', task, (report) => {
              if ('cell' in report) {
                partial.add(report.cell);
                done++;
              } else if ('filter' in report) stage = words.playing(report.attack, report.filter);
              else stage = words.forging(report.attack);
              show();
            }),
          ),
        );
      },
    ).finally(() => progress.end());
  }
  const cells = inTableOrder(plan, partial.cells) as Cell[];
  if (!options.keepPartial) partial.remove();
  const doubtful = cells.filter(isDoubtful);
  const [first] = doubtful.flatMap(doubtsOf).map(doubtText(texts));
  if (first !== undefined)
    console.error(texts.program.warning(words.doubtful(doubtful.length, cells.length, first)));
  return {
    ...head,
    attacks: [...plan.attacks],
    filters: [...plan.filters],
    seeds: [...plan.seeds],
    elapsedMillis: performance.now() - started,
    peakMemoryBytes: peakMemory(),
    workers,
    cells,
  };
}
