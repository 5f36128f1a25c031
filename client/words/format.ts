/** Numbers as people read them. Rates come in as 0 … 1, times as milliseconds. */
export const percent = (rate: number, digits = 1): string => `${(rate * 100).toFixed(digits)}\u00a0%`;

/** The same without the sign, for places where the unit is set apart. */
export const percentNumber = (rate: number, digits = 1): string => (rate * 100).toFixed(digits);

/** Signed change of a rate in percentage points; a true minus sign, so that columns line up. */
export function change(rate: number, digits = 1): string {
  const points = (rate * 100).toFixed(digits);
  if (Number(points) === 0) return `±${(0).toFixed(digits)}`;
  return rate > 0 ? `+${points}` : `−${points.slice(1)}`;
}

/** m:ss, rounded up so that 0:00 means over. Never negative. */
export function clockText(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const count = (n: number): string => n.toLocaleString('en-GB');

/** "1 sample", "2 samples". */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** "4, 9 and 7". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
