import type { F32Address, F64Address, I32Address, WorkAddress } from '../addresses.ts';

/** Products of dense and sparse rows, vectors of f64, factorisations: assembly/linalg. */
export interface LinalgKernels {
  gemm(
    a: F32Address,
    lda: number,
    ta: number,
    b: F32Address,
    ldb: number,
    tb: number,
    c: F32Address,
    ldc: number,
    m: number,
    n: number,
    k: number,
    alpha: number,
    add: number,
    work: WorkAddress,
  ): void;
  gemmWork(): number;
  gemmZeros(
    a: F32Address,
    lda: number,
    b: F32Address,
    ldb: number,
    c: F32Address,
    ldc: number,
    m: number,
    n: number,
    k: number,
    add: number,
    work: WorkAddress,
  ): void;
  syrk(
    x: F32Address,
    ld: number,
    n: number,
    d: number,
    shift: F32Address,
    scale: F32Address,
    alpha: number,
    c: F32Address,
    ldc: number,
    work: WorkAddress,
  ): void;
  syrkWork(d: number): number;
  rowsWork(ld: number): number;
  rowProducts(x: F32Address, ld: number, n: number, w: F32Address, bias: number, z: F32Address): void;
  rowSquares(x: F32Address, ld: number, n: number, squares: F32Address): void;
  normalProduct(
    x: F32Address,
    ld: number,
    n: number,
    scale: F32Address,
    v: F32Address,
    vBias: number,
    shift: number,
    out: F64Address,
    work: WorkAddress,
  ): void;
  weightedSum(x: F32Address, ld: number, n: number, r: F32Address, out: F64Address, work: WorkAddress): void;

  sparseProducts(
    start: I32Address,
    column: I32Address,
    value: F32Address,
    n: number,
    w: F64Address,
    bias: number,
    z: F32Address,
  ): void;
  sparseWeightedSum(
    start: I32Address,
    column: I32Address,
    value: F32Address,
    n: number,
    d: number,
    r: F32Address,
    out: F64Address,
  ): void;
  sparseSquares(start: I32Address, value: F32Address, n: number, squares: F32Address): void;
  sparseGramRow(
    start: I32Address,
    column: I32Address,
    value: F32Address,
    colStart: I32Address,
    colRow: I32Address,
    colValue: F32Address,
    i: number,
    n: number,
    sum: F64Address,
    out: F32Address,
  ): void;

  dot(x: F64Address, y: F64Address, n: number): number;
  axpy(a: number, x: F64Address, y: F64Address, n: number): void;
  rescale(a: number, x: F64Address, n: number): void;
  combine(x: F64Address, a: number, y: F64Address, z: F64Address, n: number): void;
  largest(x: F64Address, n: number): number;
  narrow(x: F64Address, y: F32Address, n: number): void;
  widen(x: F32Address, y: F64Address, n: number): void;

  cholesky(a: F32Address, ld: number, n: number, space: WorkAddress): number;
  choleskyWork(rows: number): number;
  solveLower(
    l: F32Address,
    ld: number,
    n: number,
    x: F32Address,
    ldx: number,
    m: number,
    space: WorkAddress,
  ): void;
  logDeterminant(l: F32Address, ld: number, n: number): number;
  eigenWork(n: number): number;
  symmetricEigen(a: F64Address, n: number, values: F64Address, work: WorkAddress): number;
  fixSign(x: F64Address, n: number): void;
}
