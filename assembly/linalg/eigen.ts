/**
 * Eigen-decomposition of a symmetric matrix, in f64: Householder tridiagonalisation, then implicit QL
 * (Bowdler, Martin, Reinsch & Wilkinson 1968, as in EISPACK's tred2 and tql2).
 */

function at(a: usize, n: i32, i: i32, j: i32): usize {
  return a + ((<usize>i * <usize>n + <usize>j) << 3);
}

/**
 * @param a      f64[n, n], symmetric, the lower triangle is read; overwritten with the eigenvectors as
 *               rows.
 * @param values f64[n], overwritten: eigenvalues in falling order.
 * @param work   f64[n].
 * @returns      0, or 1 when an eigenvalue took more than 60 rounds.
 *
 * Cost about 9·n³ flops. Signs are fixed: the largest entry of each vector, the first of equals, is
 * positive.
 */
export function symmetricEigen(a: usize, n: i32, values: usize, work: usize): i32 {
  reduce(a, n, values, work);
  if (implicitQl(a, n, values, work)) return 1;
  order(a, n, values);
  return 0;
}

/** Householder reduction; leaves the product of the reflections in `v`, as rows of the transposed. */
function reduce(v: usize, n: i32, d: usize, e: usize): void {
  for (let j = 0; j < n; j++) store<f64>(d + ((<usize>j) << 3), load<f64>(at(v, n, n - 1, j)));
  for (let i = n - 1; i > 0; i--) {
    let scale = 0.0;
    let h = 0.0;
    for (let k = 0; k < i; k++) scale += abs(load<f64>(d + ((<usize>k) << 3)));
    if (scale === 0) {
      store<f64>(e + ((<usize>i) << 3), load<f64>(d + ((<usize>(i - 1)) << 3)));
      for (let j = 0; j < i; j++) {
        store<f64>(d + ((<usize>j) << 3), load<f64>(at(v, n, i - 1, j)));
        store<f64>(at(v, n, i, j), 0);
        store<f64>(at(v, n, j, i), 0);
      }
    } else {
      for (let k = 0; k < i; k++) {
        const p = d + ((<usize>k) << 3);
        const t = load<f64>(p) / scale;
        store<f64>(p, t);
        h += t * t;
      }
      let f = load<f64>(d + ((<usize>(i - 1)) << 3));
      let g = sqrt(h);
      if (f > 0) g = -g;
      store<f64>(e + ((<usize>i) << 3), scale * g);
      h -= f * g;
      store<f64>(d + ((<usize>(i - 1)) << 3), f - g);
      for (let j = 0; j < i; j++) store<f64>(e + ((<usize>j) << 3), 0);
      for (let j = 0; j < i; j++) {
        f = load<f64>(d + ((<usize>j) << 3));
        store<f64>(at(v, n, j, i), f);
        g = load<f64>(e + ((<usize>j) << 3)) + load<f64>(at(v, n, j, j)) * f;
        for (let k = j + 1; k < i; k++) {
          const vkj = load<f64>(at(v, n, k, j));
          g += vkj * load<f64>(d + ((<usize>k) << 3));
          const ek = e + ((<usize>k) << 3);
          store<f64>(ek, load<f64>(ek) + vkj * f);
        }
        store<f64>(e + ((<usize>j) << 3), g);
      }
      f = 0;
      for (let j = 0; j < i; j++) {
        const ej = e + ((<usize>j) << 3);
        store<f64>(ej, load<f64>(ej) / h);
        f += load<f64>(ej) * load<f64>(d + ((<usize>j) << 3));
      }
      const hh = f / (h + h);
      for (let j = 0; j < i; j++) {
        const ej = e + ((<usize>j) << 3);
        store<f64>(ej, load<f64>(ej) - hh * load<f64>(d + ((<usize>j) << 3)));
      }
      for (let j = 0; j < i; j++) {
        f = load<f64>(d + ((<usize>j) << 3));
        g = load<f64>(e + ((<usize>j) << 3));
        for (let k = j; k < i; k++) {
          const p = at(v, n, k, j);
          const less = f * load<f64>(e + ((<usize>k) << 3)) + g * load<f64>(d + ((<usize>k) << 3));
          store<f64>(p, load<f64>(p) - less);
        }
        store<f64>(d + ((<usize>j) << 3), load<f64>(at(v, n, i - 1, j)));
        store<f64>(at(v, n, i, j), 0);
      }
    }
    store<f64>(d + ((<usize>i) << 3), h);
  }
  for (let i = 0; i < n - 1; i++) {
    store<f64>(at(v, n, n - 1, i), load<f64>(at(v, n, i, i)));
    store<f64>(at(v, n, i, i), 1);
    const h = load<f64>(d + ((<usize>(i + 1)) << 3));
    if (h !== 0) {
      for (let k = 0; k <= i; k++) {
        store<f64>(d + ((<usize>k) << 3), load<f64>(at(v, n, k, i + 1)) / h);
      }
      for (let j = 0; j <= i; j++) {
        let g = 0.0;
        for (let k = 0; k <= i; k++) g += load<f64>(at(v, n, k, i + 1)) * load<f64>(at(v, n, k, j));
        for (let k = 0; k <= i; k++) {
          const p = at(v, n, k, j);
          store<f64>(p, load<f64>(p) - g * load<f64>(d + ((<usize>k) << 3)));
        }
      }
    }
    for (let k = 0; k <= i; k++) store<f64>(at(v, n, k, i + 1), 0);
  }
  for (let j = 0; j < n; j++) {
    store<f64>(d + ((<usize>j) << 3), load<f64>(at(v, n, n - 1, j)));
    store<f64>(at(v, n, n - 1, j), 0);
  }
  store<f64>(at(v, n, n - 1, n - 1), 1);
  store<f64>(e, 0);
  // The rotations that follow touch pairs of columns; as rows those are read in a stretch.
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const p = at(v, n, i, j);
      const q = at(v, n, j, i);
      const held = load<f64>(p);
      store<f64>(p, load<f64>(q));
      store<f64>(q, held);
    }
  }
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

/** Rows p and q of f64[n]: (p, q) ← (c p − s q, s p + c q). */
function rotateRows(p: usize, q: usize, c: f64, s: f64, n: i32): void {
  const cc = f64x2.splat(c);
  const ss = f64x2.splat(s);
  let k = 0;
  for (; k + 2 <= n; k += 2) {
    const off = (<usize>k) << 3;
    const u = v128.load(p + off);
    const v = v128.load(q + off);
    v128.store(p + off, f64x2.sub(f64x2.mul(cc, u), f64x2.mul(ss, v)));
    v128.store(q + off, f64x2.add(f64x2.mul(ss, u), f64x2.mul(cc, v)));
  }
  if (k < n) {
    const off = (<usize>k) << 3;
    const u = load<f64>(p + off);
    const v = load<f64>(q + off);
    store<f64>(p + off, c * u - s * v);
    store<f64>(q + off, s * u + c * v);
  }
}

/** Implicit QL on the tridiagonal (d, e), turning the rows of `v` along. */
function implicitQl(v: usize, n: i32, d: usize, e: usize): i32 {
  for (let i = 1; i < n; i++) store<f64>(e + ((<usize>(i - 1)) << 3), load<f64>(e + ((<usize>i) << 3)));
  store<f64>(e + ((<usize>(n - 1)) << 3), 0);
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
          rotateRows(at(v, n, i, 0), at(v, n, i + 1, 0), c, s, n);
        }
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
