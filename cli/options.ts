import { GameError } from '../engine/errors.ts';

/** A number option; what is out of range is refused with the option's name. */
export function numberOption(name: string, text: string, low: number, high: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= low && value <= high) return value;
  throw new GameError('bad-parameters', `${name}: expected a number from ${low} to ${high}, found "${text}"`);
}

/** A whole-number option. */
export function integerOption(name: string, text: string, low: number, high: number): number {
  const value = numberOption(name, text, low, high);
  if (Number.isInteger(value)) return value;
  throw new GameError('bad-parameters', `${name}: expected a whole number, found "${text}"`);
}

export const MAX_SEED = 0xffffffff;

/** Collects an option that may be given many times. */
export const collect = (value: string, held: readonly string[] = []): string[] => [...held, value];

/** Parts of a comma-separated list, blanks dropped. @throws GameError where there is none. */
export function listOption(name: string, text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0)
    throw new GameError('bad-parameters', `${name}: expected names with commas between`);
  return [...new Set(parts)];
}
