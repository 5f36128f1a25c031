import type { RemarkError } from '../engine/errors.ts';
import { remarkError } from './remarks.ts';

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, substitute));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** The known names nearest to `name`, with commas between. */
export function nearestNames(name: string, known: readonly string[], count: number): string {
  return [...known]
    .sort((a, b) => editDistance(name, a) - editDistance(name, b))
    .slice(0, count)
    .join(', ');
}

/** Kinds of things that `well list` shows. */
const LISTED: readonly string[] = ['scenario', 'attack', 'filter or training defence', 'victim'];

/** The error for a name that no registry has, with the nearest ones that exist. */
export function unknownName(what: string, name: string, known: readonly string[]): RemarkError {
  const nearest = nearestNames(name, known, 3);
  return remarkError('unknown-name', 'unknown-name', { what, name, nearest, listed: LISTED.includes(what) });
}

/** `name` where `known` has it. @throws GameError 'unknown-name' with the nearest. */
export function knownName<T extends string>(what: string, name: string, known: readonly T[]): T {
  if ((known as readonly string[]).includes(name)) return name as T;
  throw unknownName(what, name, known);
}
