import { rmSync } from 'node:fs';
import { doubtsOf } from '../instrument/tables/footnotes.ts';
import type { Cell, CellTable, TableHead } from '../instrument/tables/table.ts';
import { inTableOrder, missingTasks, type TablePlan } from '../instrument/tables/table-plan.ts';
import { fingerprint } from './engine-files.ts';
import { openPartial } from './partial-table.ts';
import { withPool } from './pool.ts';
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
export async function runTable(plan: TablePlan, options: RunOptions): Promise<CellTable> {
  const head: TableHead = {
    format: 'poisoned-well-table',
    version: 1,
    scenario: plan.scenario,
    epsilon: plan.epsilon,
    build: fingerprint(plan.scenario),
  };
  if (options.fresh) rmSync(options.partial, { force: true });
  const partial = openPartial(options.partial, head);
  const started = performance.now();
  const tasks = missingTasks(plan, partial.cells);
  const total = plan.attacks.length * plan.filters.length * plan.seeds.length;
  const missing = tasks.reduce((sum, { filters }) => sum + filters.length, 0);
  let workers = 0;
  if (missing > 0) {
    const progress = createProgress(options.progress);
    const before = total - missing;
    let done = 0;
    let stage = 'starting';
    // Time left is told by what this run has done, not by what it found on disk.
    const show = () => progress.update(done / missing, `${before + done} of ${total} rounds, ${stage}`);
    show();
    await withPool(
      tasks.length,
      () =>
        `interrupted: ${before + done} of ${total} rounds are kept in ${partial.path}; ` +
        'run the same command again to go on',
      async (pool) => {
        workers = pool.workers;
        await Promise.all(
          tasks.map((task) =>
            pool.run<void>('playAttack', task, (report) => {
              if ('cell' in report) {
                partial.add(report.cell);
                done++;
              } else stage = report.stage;
              show();
            }),
          ),
        );
      },
    ).finally(() => progress.end());
  }
  const cells = inTableOrder(plan, partial.cells) as Cell[];
  if (!options.keepPartial) partial.remove();
  const doubtful = cells.filter((cell) => doubtsOf(cell).length > 0);
  if (doubtful.length > 0) {
    const [first] = doubtful.flatMap(doubtsOf);
    console.error(
      `warning: ${doubtful.length} of ${cells.length} rounds have numbers that may be wrong; the first: ${first}`,
    );
  }
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
