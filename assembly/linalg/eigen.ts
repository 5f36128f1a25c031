import { accumulate, at, tridiagonalise } from './tridiagonal';

/**
 * Eigen-decomposition of a symmetric matrix, in f64: Householder tridiagonalisation, then implicit QL
 * (Golub & Van Loan, "Matrix Computations" (2013), 8.3; Bowdler, Martin, Reinsch & Wilkinson 1968).
 */

/** Bytes of workspace of `symmetricEigen`. */
export function eigenWork(n: i32): i32 {
  return 4 * n * 8;
}

/**
 * @param a      f64[n, n], symmetric, the lower triangle is read; overwritten with the eigenvectors as
 *               rows.
 * @param values f64[n], overwritten: eigenvalues in falling order.
 * @param work   `eigenWork(n)` bytes.
 * @returns      0, or 1 when an eigenvalue took more than 60 rounds.
 *
 * Cost about 9·n³ flops. Signs are fixed: the largest entry of each vector, the first of equals, is
 * positive.
 */
export function symmetricEigen(a: usize, n: i32, values: usize, work: usize): i32 {
  if (n === 0) return 0;
  const bytes = (<usize>n) << 3;
  tridiagonalise(a, n, values, work, work + bytes, work + 2 * bytes, work + 3 * bytes);
  accumulate(a, n, work + bytes);
  if (implicitQl(a, n, values, work, work + 2 * bytes, work + 3 * bytes)) return 1;
  order(a, n, values);
  return 0;
}

/** √(a² + b²) without overflow. */
function hypotenuse(a: f64, b: f64): f64 {
  const x = abs(a);
  const y = abs(b);
  const most = max(x, y);
  if (most === 0) return 0;
  const least = min(x, y) / most;
  return most * sqrt(1 + least * least);
}

/**
 * A chain of plane rotations on rows: the one of index i turns rows i and i + 1 into c p − s q and s p + c q,
 * for i from `last` − 1 down to `first`. Four at a time, so that each row is read and written once for them.
 *
 * @param v f64[n, n], rows updated; `c`, `s` f64[n], cosines and sines by index, read.
 */
function rotateRows(v: usize, n: i32, c: usize, s: usize, first: i32, last: i32): void {
  const bytes = (<usize>n) << 3;
  let i = last - 1;
  for (; i >= first + 3; i -= 4) {
    const k = (<usize>(i - 3)) << 3;
    const c0 = f64x2.splat(load<f64>(c + k, 24));
    const s0 = f64x2.splat(load<f64>(s + k, 24));
    const c1 = f64x2.splat(load<f64>(c + k, 16));
    const s1 = f64x2.splat(load<f64>(s + k, 16));
    const c2 = f64x2.splat(load<f64>(c + k, 8));
    const s2 = f64x2.splat(load<f64>(s + k, 8));
    const c3 = f64x2.splat(load<f64>(c + k));
    const s3 = f64x2.splat(load<f64>(s + k));
    let p = at(v, n, i, 0);
    // An odd column at the end is turned below, one rotation after the other.
    const end = p + ((<usize>(n & ~1)) << 3);
    while (p < end) {
      const q0 = p - bytes;
      const q1 = q0 - bytes;
      const q2 = q1 - bytes;
      const upper = v128.load(p + bytes);
      const r0 = v128.load(p);
      v128.store(p + bytes, f64x2.add(f64x2.mul(s0, r0), f64x2.mul(c0, upper)));
      const x0 = f64x2.sub(f64x2.mul(c0, r0), f64x2.mul(s0, upper));
      const r1 = v128.load(q0);
      v128.store(p, f64x2.add(f64x2.mul(s1, r1), f64x2.mul(c1, x0)));
      const x1 = f64x2.sub(f64x2.mul(c1, r1), f64x2.mul(s1, x0));
      const r2 = v128.load(q1);
      v128.store(q0, f64x2.add(f64x2.mul(s2, r2), f64x2.mul(c2, x1)));
      const x2 = f64x2.sub(f64x2.mul(c2, r2), f64x2.mul(s2, x1));
      const r3 = v128.load(q2);
      v128.store(q1, f64x2.add(f64x2.mul(s3, r3), f64x2.mul(c3, x2)));
      v128.store(q2, f64x2.sub(f64x2.mul(c3, r3), f64x2.mul(s3, x2)));
      p += 16;
    }
    if (n & 1) for (let r = i; r > i - 4; r--) rotateFrom(v, n, c, s, r, n - 1);
  }
  for (; i >= first; i--) rotateFrom(v, n, c, s, i, 0);
}

/** One rotation of rows i and i + 1, columns from `from` on. */
function rotateFrom(v: usize, n: i32, c: usize, s: usize, i: i32, from: i32): void {
  const cos = load<f64>(c + ((<usize>i) << 3));
  const sin = load<f64>(s + ((<usize>i) << 3));
  for (let j = from; j < n; j++) {
    const p = at(v, n, i, j);
    const q = at(v, n, i + 1, j);
    const x = load<f64>(p);
    const y = load<f64>(q);
    store<f64>(p, cos * x - sin * y);
    store<f64>(q, sin * x + cos * y);
  }
}

/** Implicit QL on the tridiagonal (d, e), turning the rows of `v` along; `cs`, `sn` f64[n], workspace. */
function implicitQl(v: usize, n: i32, d: usize, e: usize, cs: usize, sn: usize): i32 {
  let shift = 0.0;
  let size = 0.0;
  for (let l = 0; l < n; l++) {
    const dl = d + ((<usize>l) << 3);
    const el = e + ((<usize>l) << 3);
    size = max(size, abs(load<f64>(dl)) + abs(load<f64>(el)));
    let m = l;
    while (m < n - 1 && abs(load<f64>(e + ((<usize>m) << 3))) > 2.220446049250313e-16 * size) m++;
    if (m > l) {
      let rounds = 0;
      do {
        if (++rounds > 60) return 1;
        let g = load<f64>(dl);
        let p = (load<f64>(dl, 8) - g) / (2 * load<f64>(el));
        let r = hypotenuse(p, 1);
        if (p < 0) r = -r;
        store<f64>(dl, load<f64>(el) / (p + r));
        store<f64>(dl, load<f64>(el) * (p + r), 8);
        const dl1 = load<f64>(dl, 8);
        let h = g - load<f64>(dl);
        for (let i = l + 2; i < n; i++) {
          const di = d + ((<usize>i) << 3);
          store<f64>(di, load<f64>(di) - h);
        }
        shift += h;
        p = load<f64>(d + ((<usize>m) << 3));
        let c = 1.0;
        let c2 = c;
        let c3 = c;
        const el1 = load<f64>(el, 8);
        let s = 0.0;
        let s2 = 0.0;
        for (let i = m - 1; i >= l; i--) {
          c3 = c2;
          c2 = c;
          s2 = s;
          const ei = e + ((<usize>i) << 3);
          const di = d + ((<usize>i) << 3);
          g = c * load<f64>(ei);
          h = c * p;
          r = hypotenuse(p, load<f64>(ei));
          store<f64>(ei, s * r, 8);
          s = load<f64>(ei) / r;
          c = p / r;
          p = c * load<f64>(di) - s * g;
          store<f64>(di, h + s * (c * g + s * load<f64>(di)), 8);
          store<f64>(cs + ((<usize>i) << 3), c);
          store<f64>(sn + ((<usize>i) << 3), s);
        }
        rotateRows(v, n, cs, sn, l, m);
        p = (-s * s2 * c3 * el1 * load<f64>(el)) / dl1;
        store<f64>(el, s * p);
        store<f64>(dl, c * p);
      } while (abs(load<f64>(el)) > 2.220446049250313e-16 * size);
    }
    store<f64>(dl, load<f64>(dl) + shift);
    store<f64>(el, 0);
  }
  return 0;
}

/** Sorts the pairs by falling eigenvalue and fixes the signs of the vectors. */
function order(v: usize, n: i32, d: usize): void {
  for (let i = 0; i < n; i++) {
    let best = i;
    for (let j = i + 1; j < n; j++) {
      if (load<f64>(d + ((<usize>j) << 3)) > load<f64>(d + ((<usize>best) << 3))) best = j;
    }
    if (best !== i) {
      const p = d + ((<usize>i) << 3);
      const q = d + ((<usize>best) << 3);
      const held = load<f64>(p);
      store<f64>(p, load<f64>(q));
      store<f64>(q, held);
      for (let k = 0; k < n; k++) {
        const a = at(v, n, i, k);
        const b = at(v, n, best, k);
        const value = load<f64>(a);
        store<f64>(a, load<f64>(b));
        store<f64>(b, value);
      }
    }
    fixSign(at(v, n, i, 0), n);
  }
}

/** Turns a vector so that its largest entry by absolute value, the first of equals, is positive. */
export function fixSign(x: usize, n: i32): void {
  let most = 0.0;
  let value = 0.0;
  for (let k = 0; k < n; k++) {
    const entry = load<f64>(x + ((<usize>k) << 3));
    if (abs(entry) > most) {
      most = abs(entry);
      value = entry;
    }
  }
  if (value >= 0) return;
  for (let k = 0; k < n; k++) {
    const p = x + ((<usize>k) << 3);
    store<f64>(p, -load<f64>(p));
  }
}
