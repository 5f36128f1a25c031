import type { F32Address, F64Address, I32Address, WorkAddress } from '../addresses.ts';

/** Moments, scaling, ridges, order: assembly/statistics. */
export interface StatisticsKernels {
  columnMeans(
    x: F32Address,
    ld: number,
    n: number,
    a: F32Address,
    total: number,
    mean: F64Address,
    work: WorkAddress,
  ): void;
  labelSums(x: F32Address, ld: number, n: number, labels: I32Address, count: number, sums: F64Address): void;
  columnVariances(
    x: F32Address,
    ld: number,
    n: number,
    a: F32Address,
    total: number,
    mean: F32Address,
    variance: F64Address,
  ): void;
  sumsWork(ld: number): number;
  sumsAndSquares(x: F32Address, ld: number, n: number, sums: F64Address, work: WorkAddress): void;
  largestSingle(x: F32Address, count: number): number;
  standardise(x: F32Address, ld: number, n: number, centre: F32Address, factor: F32Address): void;
  addRidges(ridge: F64Address, w: F64Address, grad: F64Address, n: number): number;
  addColumnRidges(ridge: F32Address, w: F32Address, grad: F32Address, rows: number, ld: number): number;
  ascending(values: F32Address, n: number, order: I32Address, work: WorkAddress): void;
  ascendingWork(n: number): number;
  kolmogorovSmirnov(
    a: F32Address,
    orderA: I32Address,
    n: number,
    b: F32Address,
    orderB: I32Address,
    m: number,
  ): number;
  kolmogorovTail(t: number): number;
}
