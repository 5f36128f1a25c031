import { LIMIT, LIMIT_FLOPS } from './limit.ts';
import { CALLED, RESIDENT } from './ours.ts';
import { type Contender, race, type Timing } from './stopwatch.ts';
import type { Growth, Task } from './tasks.ts';

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
  /** The register loop's best in the same run, operations a second. */
  readonly limit: number;
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

export async function measure(task: Task, limit: Contender, rounds: number): Promise<TaskResult> {
  const timings = await race([limit, ...(await task.contenders())], rounds);
  const bestOf = (name: string) => timings.find((timing) => timing.name === name)?.best;
  const called = bestOf(CALLED) as number;
  const resident = bestOf(RESIDENT) ?? called;
  const perSecond = LIMIT_FLOPS / ((bestOf(LIMIT) as number) / 1000);
  const rows = timings
    .filter(({ name }) => name !== LIMIT)
    .map((timing) => ({
      ...timing,
      ratio: timing.best / resident,
      ratioAsCalled: timing.best / called,
      share: task.flops / (timing.best / 1000) / perSecond,
    }));
  const { id, title, note } = task;
  return { id, title, ...(note && { note }), limit: perSecond, rows };
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
