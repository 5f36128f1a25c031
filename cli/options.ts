import { remarkError } from '../instrument/remarks.ts';

/** A number option; what is out of range is refused with the option's name. */
export function numberOption(name: string, text: string, low: number, high: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= low && value <= high) return value;
  throw remarkError('bad-parameters', 'option-range', { option: name, low, high, found: text });
}

/** A whole-number option. */
export function integerOption(name: string, text: string, low: number, high: number): number {
  const value = numberOption(name, text, low, high);
  if (Number.isInteger(value)) return value;
  throw remarkError('bad-parameters', 'option-whole', { option: name, found: text });
}

export const MAX_SEED = 0xffffffff;
const MAX_SEEDS = 10_000;

/** Seeds: a count for 1 … n, a range as in `101-103`, or a list with commas between. */
export function seedsOption(name: string, text: string): number[] {
  const upTo = (count: string) => integerOption(name, count, 1, MAX_SEEDS);
  const range = /^(\d+)-(\d+)$/.exec(text.trim());
  if (range) {
    const from = integerOption(name, range[1] as string, 0, MAX_SEED);
    const to = integerOption(name, range[2] as string, from, MAX_SEED);
    return Array.from({ length: upTo(`${to - from + 1}`) }, (_, i) => from + i);
  }
  if (text.includes(',')) return listOption(name, text).map((part) => integerOption(name, part, 0, MAX_SEED));
  return Array.from({ length: upTo(text) }, (_, i) => i + 1);
}

/** Collects an option that may be given many times. */
export const collect = (value: string, held: readonly string[] = []): string[] => [...held, value];

/** Parts of a comma-separated list, blanks dropped. @throws GameError where there is none. */
export function listOption(name: string, text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw remarkError('bad-parameters', 'option-list', { option: name });
  return [...new Set(parts)];
}
