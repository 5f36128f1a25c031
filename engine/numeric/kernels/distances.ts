import type { F32Address, I32Address } from '../addresses.ts';

/** Distances and neighbours: assembly/linalg/distances.ts and the like. */
export interface DistanceKernels {
  heapClear(dist: F32Address, index: I32Address, count: number): void;
  offerBlock(
    products: F32Address,
    ldp: number,
    qSquares: F32Address,
    xSquares: F32Address,
    queries: number,
    rows: number,
    first: number,
    dist: F32Address,
    index: I32Address,
    count: number,
  ): void;
  settle(
    queries: F32Address,
    qSquares: F32Address,
    m: number,
    x: F32Address,
    n: number,
    ld: number,
    most: number,
    dist: F32Address,
    index: I32Address,
    count: number,
    outDist: F32Address,
    outIndex: I32Address,
    k: number,
  ): void;
  nearestDirect(
    queries: F32Address,
    m: number,
    x: F32Address,
    n: number,
    ld: number,
    outDist: F32Address,
    outIndex: I32Address,
    k: number,
  ): void;
  squaredDistances(
    x: F32Address,
    ld: number,
    n: number,
    index: I32Address,
    point: F32Address,
    out: F32Address,
  ): void;
  squaredFromProducts(
    products: F32Address,
    ldp: number,
    rows: number,
    cols: number,
    a: F32Address,
    b: F32Address,
    ld: number,
    aSquares: F32Address,
    bSquares: F32Address,
  ): void;
  squareRoots(x: F32Address, count: number): void;
}
