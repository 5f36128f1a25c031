/**
 * Whole numbers for parts that are shown beside their total: they add up to the total as it is shown. Each part is
 * rounded down, and those with the largest remainders get the points that are left; equal remainders in order.
 *
 * @param parts  ≥ 0 each
 * @param total  their sum, but for the last bits of its arithmetic
 */
export function wholeParts(parts: readonly number[], total: number): number[] {
  const whole = parts.map(Math.floor);
  const left = Math.round(total) - whole.reduce((sum, part) => sum + part, 0);
  const remainder = (i: number) => (parts[i] as number) - (whole[i] as number);
  const byRemainder = parts.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const i of byRemainder.slice(0, Math.max(0, left))) whole[i] = (whole[i] as number) + 1;
  return whole;
}

/** A rate as it is shown: in tenths of a percent. */
const shown = (rate: number) => Math.round(rate * 1000) / 1000;

/** From one rate to another as both are shown, so that who subtracts them finds the same. */
export const shownChange = (before: number, now: number): number => shown(now) - shown(before);
