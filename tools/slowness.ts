/** Processor seconds of the loop below on the core that estimates of time are of, 3.7 GHz. */
const LOOP_SECONDS = 0.01;

/** How many times slower than that core this machine is at the moment, 1 at least: neighbours slow a core down. */
export function slowness(): number {
  const before = process.cpuUsage();
  let sum = 0;
  for (let i = 0; i < 1e7; i++) sum += i * 0.5;
  const { user } = process.cpuUsage(before);
  return sum > 0 ? Math.max(1, user / 1e6 / LOOP_SECONDS) : 1;
}
