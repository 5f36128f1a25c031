import { LIMIT, LIMIT_FLOPS } from './limit.ts';
import { CALLED, RESIDENT } from './ours.ts';
import { type Contender, race, type Timing } from './stopwatch.ts';
import type { BenchTask, Growth } from './tasks.ts';

export interface Row extends Timing {
  /** Peer's time / the core's, best over best: resident data on both sides. */
  readonly ratio: number;
  /** The same with the core as called: it pays for its copies, the peer's data already lie in its memory. */
  readonly ratioAsCalled: number;
  /** Operations a second as a share of the register loop's, best over best. */
  readonly share: number;
}

export interface TaskResult {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** The register loop's best in the same run, operations a second, and its median: far below on a busy machine. */
  readonly limit: number;
  readonly limitMedian: number;
  readonly rows: readonly Row[];
}

export interface GrowthResult {
  readonly id: string;
  readonly title: string;
  readonly variable: 'n' | 'd';
  readonly points: readonly { size: number; best: number }[];
  /** Slope of log time in log size by least squares. */
  readonly exponent: number;
}

export async function measure(task: BenchTask, limit: Contender, rounds: number): Promise<TaskResult> {
  const timings = await race([limit, ...(await task.contenders())], rounds);
  const timingOf = (name: string) => timings.find((timing) => timing.name === name);
  const called = (timingOf(CALLED) as Timing).best;
  const resident = timingOf(RESIDENT)?.best ?? called;
  const loop = timingOf(LIMIT) as Timing;
  const perSecond = LIMIT_FLOPS / (loop.best / 1000);
  const rows = timings
    .filter(({ name }) => name !== LIMIT)
    .map((timing) => ({
      ...timing,
      ratio: timing.best / resident,
      ratioAsCalled: timing.best / called,
      share: task.flops / (timing.best / 1000) / perSecond,
    }));
  const { id, title, note } = task;
  return {
    id,
    title,
    ...(note && { note }),
    limit: perSecond,
    limitMedian: LIMIT_FLOPS / (loop.median / 1000),
    rows,
  };
}

export async function measureGrowth(growth: Growth, rounds: number): Promise<GrowthResult> {
  const { id, title, variable, sizes } = growth;
  const contenders: Contender[] = [];
  for (const size of sizes) contenders.push({ ...(await growth.contender(size)), name: String(size) });
  const timings = await race(contenders, rounds);
  const points = timings.map(({ name, best }) => ({ size: Number(name), best }));
  return { id, title, variable, points, exponent: slopeOf(points) };
}

function slopeOf(points: readonly { size: number; best: number }[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ best }) => Math.log(best));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [up, down] = [0, 0];
  xs.forEach((x, i) => {
    up += (x - mx) * ((ys[i] as number) - my);
    down += (x - mx) ** 2;
  });
  return up / down;
}
