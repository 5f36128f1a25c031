import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import type { Samples } from './samples.ts';

/** A cloud of one kind with poison in it, and what only its maker knows. */
export interface Cloud {
  /** Rows of f32[n, d]; one class (0), so that every filter looks at all of it. */
  readonly samples: Samples;
  /** u8[n], 1 where the row is poison. */
  readonly poisoned: Uint8Array;
  /** f32[d], length 1: the way the poison lies. */
  readonly direction: Float32Array;
}

/**
 * Clean rows N(0, I), poison rows N(δu, I) with u a uniform direction; the first rows are the clean
 * ones, for no detector here looks at their order.
 *
 * @param n        rows, poison included
 * @param epsilon  poison rows / n
 * @param delta    δ, in standard deviations of a feature
 */
export function makeCloud(
  core: Core,
  { n, d, epsilon, delta }: { n: number; d: number; epsilon: number; delta: number },
  random: Random,
): Cloud {
  const direction = makeDirection(core, d, random.fork('direction'));
  const x = core.normals(random.fork('rows').seed(), n * d);
  const poisoned = new Uint8Array(n);
  for (let i = n - Math.round(epsilon * n); i < n; i++) {
    poisoned[i] = 1;
    shift(x, i * d, direction, delta);
  }
  return { samples: { n, d, classes: 1, x, y: new Int32Array(n) }, poisoned, direction };
}

/**
 * Two classes N(−(s/2) w, I) and N(+(s/2) w, I), one half each, class 0 first. The best possible error
 * is Φ(−s/2) in every dimension: only finding w gets harder.
 *
 * @param n           rows, even
 * @param separation  s, distance of the means in standard deviations
 * @param direction   w, f32[d], length 1: the same for all parts of one well
 */
export function makeFog(
  core: Core,
  n: number,
  separation: number,
  direction: Float32Array,
  random: Random,
): Samples {
  const d = direction.length;
  const x = core.normals(random.seed(), n * d);
  const y = Int32Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1));
  y.forEach((label, i) => {
    shift(x, i * d, direction, (label === 1 ? separation : -separation) / 2);
  });
  return { n, d, classes: 2, x, y };
}

/** A uniform direction of d dimensions, f32[d], length 1. */
export function makeDirection(core: Core, d: number, random: Random): Float32Array {
  const draw = core.normals(random.seed(), d);
  const length = Math.sqrt(draw.reduce((sum, value) => sum + value * value, 0));
  return draw.map((value) => value / length);
}

/**
 * Twin worlds. In world 1 honest data are P₁ = N(0, I) and the poison Q₁ ∝ (P₂ − P₁)₊; in world 2 honest
 * data are P₂ = N(shift·u, I) and the poison Q₂ ∝ (P₁ − P₂)₊. When TV(P₁, P₂) = ε/(1 − ε) the mixtures
 * (1 − ε)P + εQ are one and the same distribution: nobody can say which world it is, let alone which
 * rows are poison. See `twinShift` for the shift that belongs to ε.
 *
 * Rows are drawn one by one, each poison with chance ε. P₂ − P₁ depends on x · u alone, so Q is drawn by
 * rejection on that coordinate: from P₂, kept with chance (1 − p₁/p₂)₊; with z measured
 * from the middle of the two, p₁/p₂ = exp(−s·z).
 */
export function makeTwin(
  core: Core,
  world: 1 | 2,
  { n, epsilon, shift: s }: { n: number; epsilon: number; shift: number },
  direction: Float32Array,
  random: Random,
): Cloud {
  const d = direction.length;
  const x = core.normals(random.fork('rows').seed(), n * d);
  const poisoned = new Uint8Array(n);
  const coin = random.fork('coin');
  const fresh = normalStream(core, random.fork('proposals'));
  for (let i = 0; i < n; i++) {
    poisoned[i] = coin.uniform() < epsilon ? 1 : 0;
    const own = dot(x, i * d, direction);
    // Along u, measured from the middle of the worlds; world 2 is world 1 in a mirror.
    let z = own - s / 2;
    if (poisoned[i] === 1) {
      do z = fresh() + s / 2;
      while (coin.uniform() >= 1 - core.exp(-s * z));
    }
    const wanted = (world === 1 ? z : -z) + s / 2;
    shift(x, i * d, direction, wanted - own);
  }
  return { samples: { n, d, classes: 1, x, y: new Int32Array(n) }, poisoned, direction };
}

/**
 * Poison that is drawn from the honest distribution itself, given that it lies in the tail A = {x · u > τ}:
 * inside A it is nothing but more of the same.
 *
 * @param tau  τ, in standard deviations; up to 3, beyond that drawing takes too long
 */
export function makeNaturalTail(
  core: Core,
  { n, d, epsilon, tau }: { n: number; d: number; epsilon: number; tau: number },
  random: Random,
): Cloud {
  const cloud = makeCloud(core, { n, d, epsilon, delta: 0 }, random);
  const { x } = cloud.samples;
  const fresh = normalStream(core, random.fork('tail'));
  cloud.poisoned.forEach((is, i) => {
    if (is === 0) return;
    let z = fresh();
    while (z <= tau) z = fresh();
    shift(x, i * d, cloud.direction, z - dot(x, i * d, cloud.direction));
  });
  return cloud;
}

/** Normals one at a time, drawn from the core by the thousand. */
function normalStream(core: Core, random: Random): () => number {
  let block: Float32Array = new Float32Array(0);
  let at = 0;
  return () => {
    if (at === block.length) {
      block = core.normals(random.seed(), 1024);
      at = 0;
    }
    return block[at++] as number;
  };
}

function dot(x: Float32Array, from: number, direction: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < direction.length; j++) sum += (x[from + j] as number) * (direction[j] as number);
  return sum;
}

function shift(x: Float32Array, from: number, direction: Float32Array, by: number): void {
  for (let j = 0; j < direction.length; j++) {
    x[from + j] = (x[from + j] as number) + by * (direction[j] as number);
  }
}
