import type { Arena, Block } from './arena.ts';
import { badShape, checkInteger, checkSamples, putSamples } from './checks.ts';
import type { Core } from './core.ts';
import { meansOf } from './statistics.ts';

/** Below this many columns products gain nothing over differences. */
const FEW_COLUMNS = 16;
const QUERY_BLOCK = 256;
const ROW_BLOCK = 1024;
/** Candidates beyond k, so that rounding seldom forces a second look. */
const SPARE = 8;

function nearestByBlocks(
  arena: Arena,
  x: Block,
  queries: Block,
  k: number,
  outDistance: number,
  outIndex: number,
): void {
  const { kernels } = arena;
  const count = Math.min(x.rows, k + SPARE);
  const xSquares = arena.reserveF32(x.rows);
  kernels.rowSquares(x.address, x.ld, x.rows, xSquares);
  const most = arena.viewF32(xSquares, x.rows).reduce((a, b) => Math.max(a, b), 0);
  const qSquares = arena.reserveF32(queries.rows);
  kernels.rowSquares(queries.address, queries.ld, queries.rows, qSquares);
  const products = arena.reserveBlock(QUERY_BLOCK, ROW_BLOCK);
  const work = arena.reserveBytes(kernels.gemmWork());
  const heap = arena.reserveF32(QUERY_BLOCK * count);
  const heapIndex = arena.reserveI32(QUERY_BLOCK * count);
  for (let q = 0; q < queries.rows; q += QUERY_BLOCK) {
    const m = Math.min(QUERY_BLOCK, queries.rows - q);
    const from = queries.address + q * queries.ld * 4;
    kernels.heapClear(heap, heapIndex, m * count);
    for (let r = 0; r < x.rows; r += ROW_BLOCK) {
      const n = Math.min(ROW_BLOCK, x.rows - r);
      const rows = x.address + r * x.ld * 4;
      kernels.gemm(from, x.ld, 0, rows, x.ld, 1, products.address, products.ld, m, n, x.cols, work);
      kernels.offerBlock(
        products.address,
        products.ld,
        qSquares + q * 4,
        xSquares + r * 4,
        m,
        n,
        r,
        heap,
        heapIndex,
        count,
      );
    }
    kernels.settle(
      from,
      qSquares + q * 4,
      m,
      x.address,
      x.rows,
      x.ld,
      most,
      heap,
      heapIndex,
      count,
      outDistance + q * k * 4,
      outIndex + q * k * 4,
      k,
    );
  }
}

export function distanceFunctions(arena: Arena): Pick<Core, 'nearest' | 'centroidDistances'> {
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
        const distance = arena.reserveF32(queries.rows * k);
        const index = arena.reserveI32(queries.rows * k);
        if (x.cols <= FEW_COLUMNS) {
          const { address, ld } = rows;
          kernels.nearestDirect(asked.address, asked.rows, address, x.rows, ld, distance, index, k);
        } else {
          nearestByBlocks(arena, rows, asked, k, distance, index);
        }
        return {
          index: arena.viewI32(index, queries.rows * k).slice(),
          distance: arena.viewF32(distance, queries.rows * k).slice(),
        };
      }),
    centroidDistances: (data) =>
      arena.run(() => {
        checkSamples('data', data);
        const x = putSamples(arena, 'data', data);
        const out = new Float32Array(data.n);
        const weights = arena.reserveF32(data.n);
        const index = arena.reserveI32(data.n);
        const squares = arena.reserveF32(data.n);
        const point = arena.reserveF32(x.ld);
        for (let c = 0; c < data.classes; c++) {
          const members: number[] = [];
          const chosen = arena.viewF32(weights, data.n);
          for (let i = 0; i < data.n; i++) {
            chosen[i] = data.y[i] === c ? 1 : 0;
            if (data.y[i] === c) members.push(i);
          }
          if (members.length === 0) continue;
          arena.viewI32(index, members.length).set(members);
          kernels.narrow(meansOf(arena, x, weights, members.length), point, x.ld);
          kernels.squaredDistances(x.address, x.ld, members.length, index, point, squares);
          const found = arena.viewF32(squares, members.length);
          for (let i = 0; i < members.length; i++) out[members[i] as number] = Math.sqrt(found[i] as number);
        }
        return out;
      }),
  };
}
