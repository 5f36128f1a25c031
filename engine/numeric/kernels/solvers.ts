import type { F32Address, F64Address, WorkAddress } from '../addresses.ts';

/** Support vector machines and steps of optimisers: assembly/models/svm.ts and interior.ts, assembly/optimisers. */
export interface SolverKernels {
  smoRooms(
    n: number,
    y: F32Address,
    alpha: F64Address,
    cap: F64Address,
    up: F64Address,
    low: F64Address,
  ): void;
  smoFirst(f: F64Address, room: F64Address, n: number): number;
  smoLeast(f: F64Address, low: F64Address, n: number): number;
  smoSecond(
    i: number,
    f: F64Address,
    low: F64Address,
    row: F32Address,
    diagonal: F32Address,
    n: number,
  ): number;
  smoStep(
    i: number,
    j: number,
    rowI: F32Address,
    rowJ: F32Address,
    diagonal: F32Address,
    y: F32Address,
    cap: F64Address,
    alpha: F64Address,
    f: F64Address,
    up: F64Address,
    low: F64Address,
    n: number,
  ): void;

  products64(x: F32Address, ld: number, n: number, d: number, u: F64Address, out: F64Address): void;
  weightedSum64(x: F32Address, ld: number, n: number, d: number, r: F64Address, out: F64Address): void;
  weightedNormal64(
    x: F32Address,
    ld: number,
    n: number,
    d: number,
    roots: F64Address,
    out: F64Address,
    m: number,
    four: WorkAddress,
  ): void;
  normalWork(m: number): number;
  factor64(a: F64Address, n: number, m: number): void;
  solve64(l: F64Address, n: number, m: number, x: F64Address): void;

  adamStep(
    w: F32Address,
    grad: F32Address,
    first: F32Address,
    second: F32Address,
    count: number,
    rate: number,
    beta1: number,
    beta2: number,
    eps: number,
  ): void;
  momentumStep(
    w: F32Address,
    grad: F32Address,
    velocity: F32Address,
    count: number,
    rate: number,
    beta: number,
  ): void;
  lbfgsDirection(
    grad: F64Address,
    steps: F64Address,
    turns: F64Address,
    rho: F64Address,
    alpha: F64Address,
    slots: number,
    newest: number,
    held: number,
    scale: number,
    out: F64Address,
    n: number,
  ): void;
}
