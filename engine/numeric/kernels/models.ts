import type { F32Address, F64Address, I32Address, WorkAddress } from '../addresses.ts';

/** Linear models, softmax and layers: assembly/models. */
export interface ModelKernels {
  linearWork(ld: number): number;
  linearStart(ld: number, w: F64Address, grad: F64Address, work: WorkAddress): void;
  linearRows(
    kind: number,
    x: F32Address,
    ld: number,
    first: number,
    n: number,
    y: F32Address,
    a: F32Address,
    w: F64Address,
    grad: F64Address,
    work: WorkAddress,
  ): void;
  linearFinish(
    ld: number,
    total: number,
    w: F64Address,
    grad: F64Address,
    l2: number,
    work: WorkAddress,
  ): number;
  linearTerms(
    kind: number,
    s: F32Address,
    y: F32Address,
    a: F32Address,
    n: number,
    loss: F32Address,
    gradient: F32Address,
    curvature: F32Address,
  ): number;
  softmaxGradient(
    logits: F32Address,
    ld: number,
    rows: number,
    classes: number,
    y: I32Address,
    a: F32Address,
    scale: number,
    losses: F32Address,
  ): number;
  softmaxPass(
    x: F32Address,
    ld: number,
    n: number,
    y: I32Address,
    a: F32Address,
    scale: number,
    w: F32Address,
    bias: F32Address,
    classes: number,
    grad: F64Address,
    work: WorkAddress,
  ): number;
  softmaxWork(ld: number, classes: number): number;
  softmaxRows(logits: F32Address, ld: number, rows: number, classes: number): void;
  softmaxCurvature(p: F32Address, z: F32Address, ld: number, rows: number, scale: number): void;
  activate(h: F32Address, rows: number, ld: number, bias: F32Address, kind: number): void;
  activationGradient(d: F32Address, h: F32Address, rows: number, ld: number, kind: number): void;
  activationCurvature(
    turned: F32Address,
    h: F32Address,
    moved: F32Address,
    d: F32Address,
    rows: number,
    ld: number,
    kind: number,
  ): void;
  columnSums(x: F32Address, rows: number, ld: number, sums: F32Address, add: number): void;
  outerRows(
    delta: F32Address,
    ldd: number,
    width: number,
    x: F32Address,
    ldx: number,
    cols: number,
    rows: number,
    out: F32Address,
    stride: number,
  ): void;
  addScaled(a: number, x: F32Address, y: F32Address, count: number): void;
  sumOfSquares(x: F32Address, count: number): number;
}
