import type { Samples } from '../data/samples.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Inspected } from './filter.ts';

/** Up to here squares of squares of features, summed over many, stay well within f32. */
const MOST = 2 ** 24;

/**
 * The same stream with features that filters can square: where one is beyond 2²⁴, all are divided by one power of
 * two, which costs no digit, and the ridge of the victim with them, so that the fit is the same in other units.
 * Orders do not change; a suspicion in units of a feature is then in units of that power of two.
 */
export function inScale(seen: Inspected): Inspected {
  const most = Math.max(largest(seen.stream), seen.golden ? largest(seen.golden) : 0);
  if (!(most > MOST)) return seen;
  let unit = 1;
  while (most / unit > 1) unit *= 2;
  const scaled = (data: Samples): Samples => ({ ...data, x: data.x.map((value) => value / unit) });
  return {
    ...seen,
    stream: scaled(seen.stream),
    ...(seen.golden && { golden: scaled(seen.golden) }),
    victimParams: withRidge(seen, unit * unit),
  };
}

function largest({ x }: Samples): number {
  let most = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs(x[i] as number);
    if (size > most) most = size;
  }
  return most;
}

/** Weights grow by the unit, so that a ridge on their squares shrinks by its square. */
function withRidge({ victim, victimParams }: Inspected, square: number): unknown {
  const params = VICTIMS[victim].params.parse(victimParams) as { readonly l2?: number };
  return params.l2 === undefined ? params : { ...params, l2: params.l2 / square };
}
