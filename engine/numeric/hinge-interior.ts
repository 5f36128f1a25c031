import type { Block, Memory } from './memory.ts';

/** A linear SVM over rows that lie in the core's memory. */
export interface InteriorProblem {
  readonly x: Block;
  /** f64[n] of −1 and +1, both there. */
  readonly signs: Float64Array;
  /** f64[n] > 0 with the sum 1: weights of the samples' losses. */
  readonly shares: Float64Array;
  /** f64[d] > 0: the ridge on each weight. */
  readonly ridge: Float64Array;
}

export interface InteriorFit {
  /** f64[d + 1]: weights, then bias. */
  readonly weights: Float64Array;
  readonly objective: number;
  readonly gap: number;
  readonly iterations: number;
}

/** How much of the way to the nearest bound a step goes. */
const REACH = 0.99;

/** The share of what is enough that the steps go on to. */
const FURTHER = 1e-4;

/** The longest step t ≤ 1 after which `values` + t · `steps` are still positive. */
function reach(values: Float64Array, steps: Float64Array): number {
  let t = 1;
  for (let i = 0; i < values.length; i++) {
    const step = steps[i] as number;
    if (step < 0) t = Math.min(t, -(values[i] as number) / step);
  }
  return t;
}

/**
 * The linear SVM by a primal–dual interior point method with predictor and corrector (Mehrotra, "On the
 * Implementation of a Primal-Dual Interior Point Method", SIAM J. Optim. 1992; for SVMs: Ferris & Munson 2002):
 *
 *     min ½ Σ ridgeⱼ uⱼ² + Σ shareᵢ ξᵢ     yᵢ (u·xᵢ + b) + ξᵢ − 1 = room ≥ 0,  ξ ≥ 0
 *
 * The multipliers of the two are a and r with a + r = share. A step costs one matrix of size d + 1, whatever the
 * scales of the features and however many samples lie on the margin: some twenty steps reach any precision.
 *
 * @param enough  Share of the objective that the gap may be. The steps go on to a ten-thousandth of it while each
 *                halves the gap: they are few, and weights settle later than gaps.
 */
export function fitInterior(
  memory: Memory,
  { x, signs, shares, ridge }: InteriorProblem,
  enough: number,
  limit: number,
): InteriorFit {
  const { kernels } = memory;
  const [n, d] = [x.rows, x.cols];
  const m = (d + 2) & ~1;
  const vector = (length: number) => {
    const address = memory.reserveF64(length);
    return { address, view: () => memory.viewF64(address, length) };
  };
  const matrix = vector((d + 1) * m);
  const four = memory.reserveBytes(kernels.normalWork(m));
  const [weights, step, sums] = [vector(d + 1), vector(d + 1), vector(d + 1)];
  const [rows, mixed] = [vector(n), vector(n)];
  // Everything is reserved: from here on the memory does not grow and views stay alive.
  const [u, du, sum, z, mix] = [weights.view(), step.view(), sums.view(), rows.view(), mixed.view()];
  const [slack, room] = [new Float64Array(n).fill(2), new Float64Array(n).fill(1)];
  const [a, r] = [shares.map((share) => share / 2), shares.map((share) => share / 2)];
  const fresh = () => new Float64Array(n);
  const [da, dRoom, dSlack, weigh, margins] = [fresh(), fresh(), fresh(), fresh(), fresh()];
  const [goalRoom, goalSlack] = [fresh(), fresh()];
  u.fill(0);

  /** mix ← yᵢ·values, then sum ← Σ yᵢ valuesᵢ (xᵢ, 1). */
  const gather = (each: (i: number) => number) => {
    for (let i = 0; i < n; i++) mix[i] = (signs[i] as number) * each(i);
    kernels.weightedSum64(x.address, x.ld, n, d, mixed.address, sums.address);
  };
  const measure = () => {
    kernels.products64(x.address, x.ld, n, d, weights.address, rows.address);
    for (let i = 0; i < n; i++) margins[i] = (signs[i] as number) * (z[i] as number);
  };

  /** The objective at u, and how far it can be from the least: Lagrange's bound with the multipliers a. */
  const assess = (): { objective: number; gap: number } => {
    let [objective, gap, size] = [0, 0, 1];
    for (let i = 0; i < n; i++) {
      const short = 1 - (margins[i] as number);
      const loss = (shares[i] as number) * Math.max(0, short);
      objective += loss;
      gap += loss - (a[i] as number) * short;
    }
    gather((i) => a[i] as number);
    for (let j = 0; j <= d; j++) size = Math.max(size, Math.abs(u[j] as number));
    for (let j = 0; j <= d; j++) {
      const strength = ridge[j] ?? 0;
      const value = u[j] as number;
      const rest = Math.abs(strength * value - (sum[j] as number));
      objective += (strength * value * value) / 2;
      // Moving u in j gains rest²/(2·strength) at most; where the ridge is too weak to say so, the best u is taken
      // to be no more than twice as large as the largest weight here.
      gap += strength > 0 ? Math.min((rest * rest) / (2 * strength), 2 * rest * size) : 2 * rest * size;
    }
    return { objective, gap };
  };

  /** The Newton step towards room·a = goalRoom and slack·r = goalSlack, from the factored matrix. */
  const solve = () => {
    const missing = (i: number) =>
      (goalRoom[i] as number) / (a[i] as number) -
      (goalSlack[i] as number) / (r[i] as number) +
      1 -
      (margins[i] as number);
    gather((i) => missing(i) / (weigh[i] as number) + (a[i] as number));
    for (let j = 0; j <= d; j++) du[j] = (sum[j] as number) - (ridge[j] ?? 0) * (u[j] as number);
    kernels.solve64(matrix.address, d + 1, m, step.address);
    kernels.products64(x.address, x.ld, n, d, step.address, rows.address);
    for (let i = 0; i < n; i++) {
      const along = (signs[i] as number) * (z[i] as number);
      const [ai, ri, gap, more] = [a[i] as number, r[i] as number, room[i] as number, slack[i] as number];
      const turn = (missing(i) - along) / (weigh[i] as number);
      da[i] = turn;
      dRoom[i] = (goalRoom[i] as number) / ai - gap - (gap / ai) * turn;
      dSlack[i] = (goalSlack[i] as number) / ri - more + (more / ri) * turn;
    }
  };
  const longest = () =>
    Math.min(
      reach(a, da),
      reach(
        r,
        da.map((value) => -value),
      ),
      reach(room, dRoom),
      reach(slack, dSlack),
    );

  measure();
  let best = { ...assess(), weights: u.slice() };
  let falls = true;
  let iterations = 0;
  while (iterations < limit && !(best.gap <= (falls ? FURTHER : 1) * enough * best.objective)) {
    for (let i = 0; i < n; i++) {
      weigh[i] = (slack[i] as number) / (r[i] as number) + (room[i] as number) / (a[i] as number);
      mix[i] = Math.sqrt(1 / (weigh[i] as number));
    }
    kernels.weightedNormal64(x.address, x.ld, n, d, mixed.address, matrix.address, m, four);
    const diagonal = matrix.view();
    ridge.forEach((strength, j) => {
      diagonal[j * m + j] = (diagonal[j * m + j] as number) + strength;
    });
    kernels.factor64(matrix.address, d + 1, m);

    goalRoom.fill(0);
    goalSlack.fill(0);
    solve();
    const t = longest();
    let [now, after] = [0, 0];
    for (let i = 0; i < n; i++) {
      const turn = t * (da[i] as number);
      now += (a[i] as number) * (room[i] as number) + (r[i] as number) * (slack[i] as number);
      after += ((a[i] as number) + turn) * ((room[i] as number) + t * (dRoom[i] as number));
      after += ((r[i] as number) - turn) * ((slack[i] as number) + t * (dSlack[i] as number));
    }
    const ratio = after / now;
    const target = (ratio * ratio * ratio * now) / (2 * n);
    for (let i = 0; i < n; i++) {
      goalRoom[i] = target - (da[i] as number) * (dRoom[i] as number);
      goalSlack[i] = target + (da[i] as number) * (dSlack[i] as number);
    }
    solve();
    const length = REACH * longest();
    for (let i = 0; i < n; i++) {
      a[i] = (a[i] as number) + length * (da[i] as number);
      r[i] = (r[i] as number) - length * (da[i] as number);
      room[i] = (room[i] as number) + length * (dRoom[i] as number);
      slack[i] = (slack[i] as number) + length * (dSlack[i] as number);
    }
    for (let j = 0; j <= d; j++) u[j] = (u[j] as number) + length * (du[j] as number);
    measure();
    const found = assess();
    iterations++;
    if (Number.isNaN(found.gap)) break;
    falls = found.gap < best.gap / 2;
    if (found.gap < best.gap) best = { ...found, weights: u.slice() };
  }
  return { ...best, iterations };
}
