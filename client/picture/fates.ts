/** What became of a sample, as the arena marks it. Indices are those of `fatesOf`. */
export const FATES = ['passed', 'missed', 'caught', 'collateral', 'kept', 'dropped'] as const;
export type Fate = (typeof FATES)[number];

export const FATE = { passed: 0, missed: 1, caught: 2, collateral: 3, kept: 4, dropped: 5 } as const;

/** After the reveal: origin 0 is clean, anything else is poison; a filter removes a row, or turns its label. */
export function fatesOf(origin: Uint8Array, removedBy: Uint8Array, turned: Uint8Array): Uint8Array {
  const fates = new Uint8Array(origin.length);
  for (let i = 0; i < fates.length; i++) {
    const poison = origin[i] !== 0;
    const hit = removedBy[i] !== 0 || turned[i] === 1;
    fates[i] = poison ? (hit ? FATE.caught : FATE.missed) : hit ? FATE.collateral : FATE.passed;
  }
  return fates;
}

/** Before the reveal: only whether a filter drops a sample is known. */
export function filteredFates(removedBy: Uint8Array): Uint8Array {
  return Uint8Array.from(removedBy, (by) => (by ? FATE.dropped : FATE.kept));
}

/** Which fates are told of first. */
const TELLING: readonly Fate[] = ['missed', 'caught', 'collateral', 'dropped', 'kept', 'passed'];

/** Indices of samples in the order in which they are told of one by one: poison that got through first; ties by index. */
export function tellingOrder(fates: Uint8Array): Int32Array {
  const rank = (i: number) => TELLING.indexOf(FATES[fates[i] as number] ?? 'passed');
  return Int32Array.from(fates, (_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b);
}
