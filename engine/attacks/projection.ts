import { spanShares, widestSpan, within } from '../data/quantise.ts';
import type { Box } from '../data/samples.ts';

/**
 * Where poison of one class passes for honest: inside the box, no further than `radius` from the middle
 * of the class, and no further than `width` from it along `axis`.
 */
export interface FeasibleSet {
  readonly box: Box;
  /** f64[d], inside the box. */
  readonly centre: Float64Array;
  readonly radius: number;
  /** f64[d], not normalised: `width` is in units of (x − centre) · axis. */
  readonly axis: Float64Array;
  readonly width: number;
}

/** Cycles of Dykstra's algorithm at most; in 784 dimensions some tens are enough, corners of the plane may take thousands. */
const MAX_CYCLES = 5000;
/**
 * Stops when a cycle moved neither the point nor what the sets have cut off of it by more than this share of the
 * box: the point alone may stand still for some cycles and then go on.
 */
const STILL = 1e-8;

/**
 * P(x): the point of the set that is nearest to `x`, f64[d], by Dykstra's alternating projections. Inside
 * the box exactly, inside ball and slab to about 1e-6 of the box.
 *
 * @param cycles  of the algorithm at most
 *
 * Source: Boyle, Dykstra: A Method for Finding Projections onto the Intersection of Convex Sets (1986); when to
 * stop: Birgin, Raydan: Robust Stopping Criteria for Dykstra's Algorithm (2005).
 */
export function projectOnto(
  { box, centre, radius, axis, width }: FeasibleSet,
  x: ArrayLike<number>,
  cycles = MAX_CYCLES,
): Float64Array {
  const d = centre.length;
  const at = Float64Array.from(x);
  const ofBall = new Float64Array(d);
  const ofBox = new Float64Array(d);
  let ofSlab = 0; // a multiple of the axis
  const axisSquare = dot(axis, axis);
  const axisLength = Math.sqrt(axisSquare);
  const shares = spanShares(box);
  const still = STILL * widestSpan(box);
  for (let cycle = 0; cycle < cycles; cycle++) {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const free = (at[j] as number) + (ofBall[j] as number) - (centre[j] as number);
      ofBall[j] = free;
      square += free * free;
    }
    // From here on `ofBall` is what the ball cut off.
    const kept = square > radius * radius ? radius / Math.sqrt(square) : 1;
    let along = 0;
    for (let j = 0; j < d; j++) along += kept * (ofBall[j] as number) * (axis[j] as number);
    along += ofSlab * axisSquare;
    const inside = Math.max(-width, Math.min(width, along));
    const slabBefore = ofSlab;
    ofSlab = axisSquare > 0 ? (along - inside) / axisSquare : 0;
    let moved = Math.abs(ofSlab - slabBefore) * axisLength;
    for (let j = 0; j < d; j++) {
      const out = ofBall[j] as number;
      const ballBefore = out - ((at[j] as number) - (centre[j] as number));
      ofBall[j] = out - kept * out;
      const free =
        (centre[j] as number) +
        kept * out +
        (slabBefore - ofSlab) * (axis[j] as number) +
        (ofBox[j] as number);
      const onto = within(box, j, free);
      const boxBefore = ofBox[j] as number;
      ofBox[j] = free - onto;
      const most = Math.max(
        Math.abs(onto - (at[j] as number)),
        Math.abs((ofBox[j] as number) - boxBefore),
        Math.abs((ofBall[j] as number) - ballBefore),
      );
      moved = Math.max(moved, most / (shares[j] || 1));
      at[j] = onto;
    }
    if (moved <= still && cycle > 0) break;
  }
  return at;
}

/** Halvings of an interval: 2⁻³⁰ of it is left. */
const HALVINGS = 30;
/** A bound that is met to this share of it is met. */
const CLOSE = 1e-4;
/** An interval that was doubled this often has no end. */
const DOUBLINGS = 60;

/**
 * The point of the set that lies furthest along `direction`, f64[d]. With multipliers ν of the ball and τ
 * of the slab it is clip(centre + (direction − τ·axis) / ν); both are found by halving, for what they
 * hold back falls as they rise.
 */
export function furthest(set: FeasibleSet, direction: ArrayLike<number>): Float64Array {
  const { centre, axis, width } = set;
  const wanted = Float64Array.from(direction);
  const tilted = new Float64Array(centre.length);
  const reach = (tau: number) => {
    for (let j = 0; j < tilted.length; j++) tilted[j] = (wanted[j] as number) - tau * (axis[j] as number);
    const at = furthestOfBall(set, tilted);
    return { at, along: alongAxis(at, centre, axis) };
  };
  const free = reach(0);
  if (Math.abs(free.along) <= width) return free.at;
  const sign = free.along > 0 ? 1 : -1;
  const over = ({ along }: { along: number }) => sign * along > width;
  let low = 0;
  let outside = free;
  let high = sign * Math.sqrt(dot(wanted, wanted) / Math.max(dot(axis, axis), Number.MIN_VALUE));
  let inside = reach(high);
  for (let k = 0; k < DOUBLINGS && over(inside); k++) {
    low = high;
    outside = inside;
    high *= 2;
    inside = reach(high);
  }
  for (let k = 0; k < HALVINGS && outside.along !== inside.along; k++) {
    if (sign * inside.along > width * (1 - CLOSE)) break;
    const middle = (low + high) / 2;
    const tried = reach(middle);
    if (over(tried)) {
      low = middle;
      outside = tried;
    } else {
      high = middle;
      inside = tried;
    }
  }
  // At the multiplier both are optimal, and so is what lies between them: where the slab ends.
  const span = outside.along - inside.along;
  const share = span === 0 ? 0 : Math.max(0, Math.min(1, (sign * width - inside.along) / span));
  return inside.at.map((value, j) => value + share * ((outside.at[j] as number) - value));
}

/** The same without the slab. */
function furthestOfBall({ box, centre, radius }: FeasibleSet, direction: Float64Array): Float64Array {
  const d = centre.length;
  const at = Float64Array.from(centre);
  const length = Math.sqrt(dot(direction, direction));
  if (!(length > 0) || !(radius > 0)) return at;
  const place = (step: number) => {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const c = centre[j] as number;
      const gap = within(box, j, c + step * (direction[j] as number)) - c;
      square += gap * gap;
    }
    return square;
  };
  const limit = radius * radius;
  let low = radius / length; // no shorter step gets to the sphere
  let high = low;
  for (let k = 0; k < DOUBLINGS && place(high) < limit; k++) {
    low = high;
    high *= 2;
  }
  for (let k = 0; k < HALVINGS && high > low; k++) {
    const middle = (low + high) / 2;
    const square = place(middle);
    if (square > limit) high = middle;
    else {
      low = middle;
      if (square > limit * (1 - CLOSE)) break;
    }
  }
  for (let j = 0; j < d; j++) {
    at[j] = within(box, j, (centre[j] as number) + low * (direction[j] as number));
  }
  return at;
}

function alongAxis(at: Float64Array, centre: Float64Array, axis: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < at.length; j++) {
    sum += ((at[j] as number) - (centre[j] as number)) * (axis[j] as number);
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number);
  return sum;
}
