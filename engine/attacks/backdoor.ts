import { noRows, takeRows } from '../data/rows.ts';
import type { Random } from '../random.ts';
import type { Poison, Seen } from './attack.ts';
import { insertion } from './poison.ts';
import { type Trigger, withTrigger } from './trigger.ts';

/** Class that a trigger leads to where the scenario names none. */
const DEFAULT_TARGET = 1;

/**
 * Copies of known rows with the mark on them, under the label that the attacker wants. A row is copied again only
 * when all have been.
 *
 * @param from  'others': rows of other classes, whose label becomes false; 'own': rows of the class itself
 */
export function markedCopies(
  { known, box, targetClass = DEFAULT_TARGET }: Seen,
  count: number,
  trigger: Trigger,
  from: 'others' | 'own',
  random: Random,
): Poison {
  const pool = random
    .permutation(known.n)
    .filter((row) => (known.y[row] === targetClass) === (from === 'own'));
  if (pool.length === 0) return insertion(noRows(known));
  const rows = takeRows(
    known,
    Int32Array.from({ length: count }, (_, i) => pool[i % pool.length] as number),
  );
  return insertion({ ...withTrigger(trigger, rows, box), y: new Int32Array(count).fill(targetClass) });
}
