import { randomState, type Seed } from '../random.ts';
import { type F32Address, type I32Address, NOWHERE, skip32, skip64 } from './addresses.ts';
import { type Arena, type Block, padded } from './arena.ts';
import { multiplyBlocks, rowsFrom, turned } from './blocks.ts';
import { badShape, checkInteger, checkSeed, membersOf, putSamples } from './checks.ts';
import type { Clusters, Distances } from './contracts/distances.ts';
import { seedOfTurn } from './seeds.ts';
import { divideOut, multiplyBack, tooLarge } from './sizes.ts';

/** Below this many columns products gain nothing over differences. */
const FEW_COLUMNS = 16;
const QUERY_BLOCK = 256;
const ROW_BLOCK = 1024;
/** Candidates beyond k, so that rounding seldom forces a second look. */
const SPARE = 8;

function nearestByBlocks(
  arena: Arena,
  name: string,
  x: Block,
  queries: Block,
  k: number,
  outDistance: F32Address,
  outIndex: I32Address,
): void {
  const { kernels } = arena;
  const count = Math.min(x.rows, k + SPARE);
  const xSquares = arena.reserveF32(x.rows);
  kernels.rowSquares(x.address, x.ld, x.rows, xSquares);
  const most = arena.viewF32(xSquares, x.rows).reduce((a, b) => Math.max(a, b), 0);
  const qSquares = arena.reserveF32(queries.rows);
  kernels.rowSquares(queries.address, queries.ld, queries.rows, qSquares);
  const size = arena.viewF32(qSquares, queries.rows).reduce((a, b) => Math.max(a, b), most);
  // ‖q − x‖² ≤ 4 max(‖q‖², ‖x‖²): below this every candidate has a distance, so none is missing in `settle`.
  if (!Number.isFinite(Math.fround(4 * size))) tooLarge(name);
  const products = arena.reserveBlock(QUERY_BLOCK, ROW_BLOCK);
  const heap = arena.reserveF32(QUERY_BLOCK * count);
  const heapIndex = arena.reserveI32(QUERY_BLOCK * count);
  for (let q = 0; q < queries.rows; q += QUERY_BLOCK) {
    const m = Math.min(QUERY_BLOCK, queries.rows - q);
    const asked = rowsFrom(queries, q, m);
    kernels.heapClear(heap, heapIndex, m * count);
    for (let r = 0; r < x.rows; r += ROW_BLOCK) {
      const n = Math.min(ROW_BLOCK, x.rows - r);
      multiplyBlocks(arena, asked, turned(rowsFrom(x, r, n)), products);
      kernels.offerBlock(
        products.address,
        products.ld,
        skip32(qSquares, q),
        skip32(xSquares, r),
        m,
        n,
        r,
        heap,
        heapIndex,
        count,
      );
    }
    kernels.settle(
      asked.address,
      skip32(qSquares, q),
      m,
      x.address,
      x.rows,
      x.ld,
      most,
      heap,
      heapIndex,
      count,
      skip32(outDistance, q * k),
      skip32(outIndex, q * k),
      k,
    );
  }
}

/**
 * Nearest rows of `x` to each query: distances f32 and indices i32, [queries, k] each; addresses. `name` is what an
 * error calls the rows.
 */
function nearestOf(
  arena: Arena,
  name: string,
  x: Block,
  queries: Block,
  k: number,
): { distance: F32Address; index: I32Address } {
  const distance = arena.reserveF32(queries.rows * k);
  const index = arena.reserveI32(queries.rows * k);
  return arena.scope(() => {
    if (x.cols <= FEW_COLUMNS || x.rows <= 2 * (k + SPARE)) {
      const { address, rows, ld } = x;
      arena.kernels.nearestDirect(queries.address, queries.rows, address, rows, ld, distance, index, k);
    } else {
      nearestByBlocks(arena, name, x, queries, k, distance, index);
    }
    // Where the distance is not below the largest f32 no row was found.
    for (const row of arena.viewI32(index, queries.rows * k)) if (row >= x.rows) tooLarge(name);
    return { distance, index };
  });
}

/** Mean of the rows that bear each label, f32[count, ld]; an address. Of no rows it is zero. */
function labelMeans(arena: Arena, x: Block, labels: Int32Array, count: number): F32Address {
  const { kernels } = arena;
  const means = arena.reserveF32(padded(count) * x.ld);
  return arena.scope(() => {
    const sums = arena.reserveF64(count * x.ld);
    kernels.labelSums(x.address, x.ld, x.rows, arena.putI32(labels), count, sums);
    const sizes = new Int32Array(count);
    for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
    sizes.forEach((size, c) => {
      kernels.rescale(1 / Math.max(1, size), skip64(sums, c * x.ld), x.ld);
    });
    kernels.narrow(sums, means, count * x.ld);
    return means;
  });
}

/** Rows whose distances are taken from their products at a time: still in the cache for the roots. */
const SWEEP = 16;

/** Distances, or their squares, of all rows of `a` to all rows of `b`. */
export function distancesOf(arena: Arena, a: Block, b: Block, roots: boolean): Block {
  const { kernels } = arena;
  const out = arena.reserveBlock(a.rows, b.rows);
  return arena.scope(() => {
    const squares = ({ address, ld, rows }: Block) => {
      const at = arena.reserveF32(rows);
      kernels.rowSquares(address, ld, rows, at);
      return at;
    };
    const aSquares = squares(a);
    const bSquares = a === b ? aSquares : squares(b);
    multiplyBlocks(arena, a, turned(b), out);
    const { ld } = out;
    for (let from = 0; from < a.rows; from += SWEEP) {
      const rows = Math.min(SWEEP, a.rows - from);
      const at = skip32(out.address, from * ld);
      const own = skip32(a.address, from * a.ld);
      const ownSquares = skip32(aSquares, from);
      kernels.squaredFromProducts(at, ld, rows, b.rows, own, b.address, a.ld, ownSquares, bSquares);
      if (roots) kernels.squareRoots(at, rows * ld);
    }
    return out;
  });
}

export function distanceFunctions(arena: Arena): Distances {
  const { kernels } = arena;
  return {
    nearest: (x, queries, k) =>
      arena.run(() => {
        if (x.cols !== queries.cols) {
          badShape(`x has ${x.cols} columns and queries has ${queries.cols}: they must agree`);
        }
        checkInteger('k', k, 1, x.rows);
        const rows = arena.putMatrix('x', x);
        const asked = queries === x ? rows : arena.putMatrix('queries', queries);
        const name = queries === x ? 'x' : 'x or queries';
        const by = divideOut(arena, rows, asked);
        const { distance, index } = nearestOf(arena, name, rows, asked, k);
        return {
          index: arena.viewI32(index, queries.rows * k).slice(),
          distance: multiplyBack(name, arena.viewF32(distance, queries.rows * k).slice(), by),
        };
      }),

    distances: (a, b) =>
      arena.run(() => {
        if (a.cols !== b.cols) badShape(`a has ${a.cols} columns and b has ${b.cols}: they must agree`);
        const left = arena.putMatrix('a', a);
        const right = a === b ? left : arena.putMatrix('b', b);
        const by = divideOut(arena, left, right);
        const found = arena.takeMatrix(distancesOf(arena, left, right, true));
        return { ...found, values: multiplyBack(a === b ? 'a' : 'a or b', found.values, by) };
      }),

    centroidDistances: (data) =>
      arena.run(() => {
        const x = putSamples(arena, 'data', data);
        const by = divideOut(arena, x);
        const out = new Float32Array(data.n);
        const means = labelMeans(arena, x, data.y, data.classes);
        const squares = arena.reserveF32(data.n);
        for (let c = 0; c < data.classes; c++) {
          const members = membersOf(data.y, c);
          if (members.length === 0) continue;
          arena.scope(() => {
            const point = skip32(means, c * x.ld);
            const index = arena.putI32(members);
            kernels.squaredDistances(x.address, x.ld, members.length, index, point, squares);
            const found = arena.viewF32(squares, members.length);
            members.forEach((row, i) => {
              out[row] = Math.sqrt(found[i] as number);
            });
          });
        }
        return multiplyBack('data.x', out, by);
      }),

    kMeans: (x, k, options) =>
      arena.run(() => {
        const { seed = 1, starts = 4 } = options ?? {};
        checkInteger('k', k, 1, x.rows);
        checkInteger('starts', starts, 1, 1000);
        checkSeed(seed);
        const rows = arena.putMatrix('x', x);
        const by = divideOut(arena, rows);
        let best: Clusters | null = null;
        for (let s = 0; s < starts; s++) {
          const found = arena.scope(() => lloyd(arena, rows, k, seedOfTurn(seed, s)));
          if (best === null || found.inertia < best.inertia) best = found;
        }
        const { labels, centres, inertia } = best as Clusters;
        const values = multiplyBack('x', centres.values, by);
        return { labels, centres: { ...centres, values }, inertia: inertia * by * by };
      }),
  };
}

/** k rows far apart: each next one drawn in proportion to its squared distance to those there are. */
function spreadCentres(arena: Arena, x: Block, k: number, seed: Seed, centres: Block): void {
  const { kernels } = arena;
  const draws = arena.reserveF32(k);
  kernels.fillUniforms(...randomState(seed), draws, k);
  const squares = arena.reserveF32(x.rows);
  const nearest = new Float64Array(x.rows).fill(Number.POSITIVE_INFINITY);
  let row = Math.floor((arena.viewF32(draws, k)[0] as number) * x.rows);
  for (let c = 0; ; c++) {
    const from = skip32(x.address, row * x.ld);
    kernels.copyRows(from, x.ld, skip32(centres.address, c * x.ld), x.ld, 1, NOWHERE);
    if (c + 1 === k) return;
    kernels.squaredDistances(x.address, x.ld, x.rows, NOWHERE, from, squares);
    const found = arena.viewF32(squares, x.rows);
    let total = 0;
    for (let i = 0; i < x.rows; i++) {
      nearest[i] = Math.min(nearest[i] as number, found[i] as number);
      total += nearest[i] as number;
    }
    let left = (arena.viewF32(draws, k)[c + 1] as number) * total;
    row = 0;
    while (row + 1 < x.rows && left >= (nearest[row] as number)) left -= nearest[row++] as number;
  }
}

/**
 * Lloyd's rounds from one start. A cluster that lost all its rows takes the row farthest from its centre, of the
 * clusters that keep one.
 */
function lloyd(arena: Arena, x: Block, k: number, seed: Seed): Clusters {
  const { kernels } = arena;
  const centres = arena.reserveBlock(k, x.cols);
  kernels.clear(centres.address, centres.ld * centres.rows * 4);
  spreadCentres(arena, x, k, seed, centres);
  let labels = new Int32Array(x.rows).fill(-1);
  for (let round = 0; ; round++) {
    const { next, distance } = arena.scope(() => {
      const found = nearestOf(arena, 'x', centres, x, 1);
      return {
        next: arena.viewI32(found.index, x.rows).slice(),
        distance: arena.viewF32(found.distance, x.rows).slice(),
      };
    });
    const sizes = new Int32Array(k);
    for (const label of next) sizes[label] = (sizes[label] as number) + 1;
    for (let c = 0; c < k; c++) {
      if ((sizes[c] as number) > 0) continue;
      let far = -1;
      distance.forEach((value, i) => {
        const spare = (sizes[next[i] as number] as number) > 1;
        if (spare && (far < 0 || value > (distance[far] as number))) far = i;
      });
      const old = next[far] as number;
      sizes[old] = (sizes[old] as number) - 1;
      sizes[c] = 1;
      next[far] = c;
      distance[far] = 0;
    }
    const same = next.every((label, i) => label === labels[i]);
    labels = next;
    if (same || round === 100) {
      const inertia = distance.reduce((sum, value) => sum + value * value, 0);
      return { labels, centres: arena.takeMatrix(centres), inertia };
    }
    arena.scope(() => {
      kernels.copyRows(labelMeans(arena, x, next, k), x.ld, centres.address, x.ld, k, NOWHERE);
    });
  }
}
