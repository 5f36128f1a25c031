import type { Browser, Page } from 'playwright-core';

/** What a browser's main thread did, from its own trace. Milliseconds. */
export interface PageWork {
  /** The longest task, by the clock and by the processor's time that it took; on a machine that is busy the first says little. */
  readonly longest: number;
  readonly longestWork: number;
  /** Tasks of more than 100 ms of processor time. */
  readonly tooLong: number;
  /** Processor time of the script of each frame that was drawn by script. */
  readonly frames: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, how long it took, and how long its thread ran meanwhile. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: {
    readonly name?: string;
  };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
/** A mark that the page sets, by which its process is found among those of the other pages. */
const MARK = 'figures: this page';
export const LONG_MILLIS = 100;
const IN_MILLIS = 1e-3;

/** Traces the browser while `run` goes on; what the main thread of the page did. */
export async function traced(browser: Browser, page: Page, run: () => Promise<unknown>): Promise<PageWork> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await run();
    await page.evaluate(`performance.mark('${MARK}')`);
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return workIn(traceEvents);
}

/** The work of the process that set the mark: other pages of the room are open beside it, in processes of their own. */
function workIn(events: readonly TraceEvent[]): PageWork {
  const ours = new Set(events.flatMap(({ name, pid }) => (name === MARK ? [pid] : [])));
  if (ours.size !== 1) throw new Error(`${ours.size} processes have set the mark`);
  const threads = new Set(
    events.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args.name === 'CrRendererMain' && ours.has(pid) ? [`${pid} ${tid}`] : [],
    ),
  );
  const done = (wanted: string) =>
    events
      .filter(({ name, ph, pid, tid }) => name === wanted && ph === 'X' && threads.has(`${pid} ${tid}`))
      .sort((a, b) => a.ts - b.ts);
  const tasks = done('RunTask');
  const worked = ({ tdur = 0 }: TraceEvent) => tdur * IN_MILLIS;
  return {
    longest: most(tasks.map(({ dur = 0 }) => dur * IN_MILLIS)),
    longestWork: most(tasks.map(worked)),
    tooLong: tasks.filter((task) => worked(task) > LONG_MILLIS).length,
    frames: perTask(tasks, done('FireAnimationFrame'), worked),
  };
}

const most = (values: readonly number[]): number => values.reduce((max, value) => Math.max(max, value), 0);

/** Callbacks of one frame run in one task: their sums, both lists being in the order of time. */
function perTask(
  tasks: readonly TraceEvent[],
  callbacks: readonly TraceEvent[],
  worked: (event: TraceEvent) => number,
): number[] {
  const sums = new Map<TraceEvent, number>();
  let at = 0;
  for (const task of tasks) {
    const end = task.ts + (task.dur ?? 0);
    while (at < callbacks.length && (callbacks[at] as TraceEvent).ts < end) {
      const callback = callbacks[at++] as TraceEvent;
      if (callback.ts >= task.ts) sums.set(task, (sums.get(task) ?? 0) + worked(callback));
    }
  }
  return [...sums.values()];
}
