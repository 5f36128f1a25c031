import { randomState, type Seed } from '../random.ts';
import { type F32Address, type I32Address, NOWHERE, skip32, skip64 } from './addresses.ts';
import { multiplyBlocks, rowsFrom, turned } from './blocks.ts';
import { badShape, checkInteger, checkSeed, membersOf, putSamples } from './checks.ts';
import type { Clusters, Distances } from './contracts/distances.ts';
import { type Block, type Memory, padded } from './memory.ts';
import { seedOfTurn } from './seeds.ts';
import { divideOut, multiplyBack, tooLarge } from './sizes.ts';

/** Below this many columns products gain nothing over differences. */
const FEW_COLUMNS = 16;
const QUERY_BLOCK = 256;
const ROW_BLOCK = 1024;
/** Candidates beyond k, so that rounding seldom forces a second look. */
const SPARE = 8;

function nearestByBlocks(
  memory: Memory,
  name: string,
  x: Block,
  queries: Block,
  k: number,
  outDistance: F32Address,
  outIndex: I32Address,
): void {
  const { kernels } = memory;
  const count = Math.min(x.rows, k + SPARE);
  const xSquares = memory.reserveF32(x.rows);
  kernels.rowSquares(x.address, x.ld, x.rows, xSquares);
  const most = memory.viewF32(xSquares, x.rows).reduce((a, b) => Math.max(a, b), 0);
  const qSquares = memory.reserveF32(queries.rows);
  kernels.rowSquares(queries.address, queries.ld, queries.rows, qSquares);
  const size = memory.viewF32(qSquares, queries.rows).reduce((a, b) => Math.max(a, b), most);
  // ‖q − x‖² ≤ 4 max(‖q‖², ‖x‖²): below this every candidate has a distance, so none is missing in `settle`.
  if (!Number.isFinite(Math.fround(4 * size))) tooLarge(name);
  const products = memory.reserveBlock(QUERY_BLOCK, ROW_BLOCK);
  const heap = memory.reserveF32(QUERY_BLOCK * count);
  const heapIndex = memory.reserveI32(QUERY_BLOCK * count);
  for (let q = 0; q < queries.rows; q += QUERY_BLOCK) {
    const m = Math.min(QUERY_BLOCK, queries.rows - q);
    const asked = rowsFrom(queries, q, m);
    kernels.heapClear(heap, heapIndex, m * count);
    for (let r = 0; r < x.rows; r += ROW_BLOCK) {
      const n = Math.min(ROW_BLOCK, x.rows - r);
      multiplyBlocks(memory, asked, turned(rowsFrom(x, r, n)), products);
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
  memory: Memory,
  name: string,
  x: Block,
  queries: Block,
  k: number,
): { distance: F32Address; index: I32Address } {
  const distance = memory.reserveF32(queries.rows * k);
  const index = memory.reserveI32(queries.rows * k);
  return memory.scope(() => {
    if (x.cols <= FEW_COLUMNS || x.rows <= 2 * (k + SPARE)) {
      const { address, rows, ld } = x;
      memory.kernels.nearestDirect(queries.address, queries.rows, address, rows, ld, distance, index, k);
    } else {
      nearestByBlocks(memory, name, x, queries, k, distance, index);
    }
    // Where the distance is not below the largest f32 no row was found.
    for (const row of memory.viewI32(index, queries.rows * k)) if (row >= x.rows) tooLarge(name);
    return { distance, index };
  });
}

/** Mean of the rows that bear each label, f32[count, ld]; an address. Of no rows it is zero. */
function labelMeans(memory: Memory, x: Block, labels: Int32Array, count: number): F32Address {
  const { kernels } = memory;
  const means = memory.reserveF32(padded(count) * x.ld);
  return memory.scope(() => {
    const sums = memory.reserveF64(count * x.ld);
    kernels.labelSums(x.address, x.ld, x.rows, memory.putI32(labels), count, sums);
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
export function distancesOf(memory: Memory, a: Block, b: Block, roots: boolean): Block {
  const { kernels } = memory;
  const out = memory.reserveBlock(a.rows, b.rows);
  return memory.scope(() => {
    const squares = ({ address, ld, rows }: Block) => {
      const at = memory.reserveF32(rows);
      kernels.rowSquares(address, ld, rows, at);
      return at;
    };
    const aSquares = squares(a);
    const bSquares = a === b ? aSquares : squares(b);
    multiplyBlocks(memory, a, turned(b), out);
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

export function distanceFunctions(memory: Memory): Distances {
  const { kernels } = memory;
  return {
    nearest: (x, queries, k) =>
      memory.run(() => {
        if (x.cols !== queries.cols) {
          badShape(`x has ${x.cols} columns and queries has ${queries.cols}: they must agree`);
        }
        checkInteger('k', k, 1, x.rows);
        const rows = memory.putMatrix('x', x);
        const asked = queries === x ? rows : memory.putMatrix('queries', queries);
        const name = queries === x ? 'x' : 'x or queries';
        const by = divideOut(memory, rows, asked);
        const { distance, index } = nearestOf(memory, name, rows, asked, k);
        return {
          index: memory.viewI32(index, queries.rows * k).slice(),
          distance: multiplyBack(name, memory.viewF32(distance, queries.rows * k).slice(), by),
        };
      }),

    distances: (a, b) =>
      memory.run(() => {
        if (a.cols !== b.cols) badShape(`a has ${a.cols} columns and b has ${b.cols}: they must agree`);
        const left = memory.putMatrix('a', a);
        const right = a === b ? left : memory.putMatrix('b', b);
        const by = divideOut(memory, left, right);
        const found = memory.takeMatrix(distancesOf(memory, left, right, true));
        return { ...found, values: multiplyBack(a === b ? 'a' : 'a or b', found.values, by) };
      }),

    centroidDistances: (data) =>
      memory.run(() => {
        const x = putSamples(memory, 'data', data);
        const by = divideOut(memory, x);
        const out = new Float32Array(data.n);
        const means = labelMeans(memory, x, data.y, data.classes);
        const squares = memory.reserveF32(data.n);
        for (let c = 0; c < data.classes; c++) {
          const members = membersOf(data.y, c);
          if (members.length === 0) continue;
          memory.scope(() => {
            const point = skip32(means, c * x.ld);
            const index = memory.putI32(members);
            kernels.squaredDistances(x.address, x.ld, members.length, index, point, squares);
            const found = memory.viewF32(squares, members.length);
            members.forEach((row, i) => {
              out[row] = Math.sqrt(found[i] as number);
            });
          });
        }
        return multiplyBack('data.x', out, by);
      }),

    kMeans: (x, k, options) =>
      memory.run(() => {
        const { seed = 1, starts = 4 } = options ?? {};
        checkInteger('k', k, 1, x.rows);
        checkInteger('starts', starts, 1, 1000);
        checkSeed(seed);
        const rows = memory.putMatrix('x', x);
        const by = divideOut(memory, rows);
        let best: Clusters | null = null;
        for (let s = 0; s < starts; s++) {
          const found = memory.scope(() => lloyd(memory, rows, k, seedOfTurn(seed, s)));
          if (best === null || found.inertia < best.inertia) best = found;
        }
        const { labels, centres, inertia } = best as Clusters;
        const values = multiplyBack('x', centres.values, by);
        return { labels, centres: { ...centres, values }, inertia: inertia * by * by };
      }),
  };
}

/** k rows far apart: each next one drawn in proportion to its squared distance to those there are. */
function spreadCentres(memory: Memory, x: Block, k: number, seed: Seed, centres: Block): void {
  const { kernels } = memory;
  const draws = memory.reserveF32(k);
  kernels.fillUniforms(...randomState(seed), draws, k);
  const squares = memory.reserveF32(x.rows);
  const nearest = new Float64Array(x.rows).fill(Number.POSITIVE_INFINITY);
  let row = Math.floor((memory.viewF32(draws, k)[0] as number) * x.rows);
  for (let c = 0; ; c++) {
    const from = skip32(x.address, row * x.ld);
    kernels.copyRows(from, x.ld, skip32(centres.address, c * x.ld), x.ld, 1, NOWHERE);
    if (c + 1 === k) return;
    kernels.squaredDistances(x.address, x.ld, x.rows, NOWHERE, from, squares);
    const found = memory.viewF32(squares, x.rows);
    let total = 0;
    for (let i = 0; i < x.rows; i++) {
      nearest[i] = Math.min(nearest[i] as number, found[i] as number);
      total += nearest[i] as number;
    }
    let left = (memory.viewF32(draws, k)[c + 1] as number) * total;
    row = 0;
    while (row + 1 < x.rows && left >= (nearest[row] as number)) left -= nearest[row++] as number;
  }
}

/**
 * Lloyd's rounds from one start. A cluster that lost all its rows takes the row farthest from its centre, of the
 * clusters that keep one.
 */
function lloyd(memory: Memory, x: Block, k: number, seed: Seed): Clusters {
  const { kernels } = memory;
  const centres = memory.reserveBlock(k, x.cols);
  kernels.clear(centres.address, centres.ld * centres.rows * 4);
  spreadCentres(memory, x, k, seed, centres);
  let labels = new Int32Array(x.rows).fill(-1);
  for (let round = 0; ; round++) {
    const { next, distance } = memory.scope(() => {
      const found = nearestOf(memory, 'x', centres, x, 1);
      return {
        next: memory.viewI32(found.index, x.rows).slice(),
        distance: memory.viewF32(found.distance, x.rows).slice(),
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
      return { labels, centres: memory.takeMatrix(centres), inertia };
    }
    memory.scope(() => {
      kernels.copyRows(labelMeans(memory, x, next, k), x.ld, centres.address, x.ld, k, NOWHERE);
    });
  }
}
