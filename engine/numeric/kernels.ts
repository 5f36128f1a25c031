/**
 * The WebAssembly module's functions, as the binding calls them. Addresses are byte offsets into
 * `memory`; sizes are in values. The contract of each stands beside its code in assembly/.
 */
export interface Kernels {
  readonly memory: WebAssembly.Memory;

  // memory
  reserve(bytes: number): number;
  mark(): number;
  reset(to: number): void;
  clear(address: number, bytes: number): void;
  copyRows(src: number, srcCols: number, dst: number, dstCols: number, rows: number, index: number): void;
  firstNotFinite(x: number, count: number): number;
  firstNotFinite64(x: number, count: number): number;

  // elementary functions and random numbers
  exp(x: number): number;
  log(x: number): number;
  fillNormals(seed: number, out: number, count: number): void;
  seedRandom(seed: number): void;
  shuffle(out: number, n: number): void;

  // products
  gemm(
    a: number,
    lda: number,
    ta: number,
    b: number,
    ldb: number,
    tb: number,
    c: number,
    ldc: number,
    m: number,
    n: number,
    k: number,
    work: number,
  ): void;
  gemmWork(): number;
  syrk(
    x: number,
    ld: number,
    n: number,
    d: number,
    shift: number,
    scale: number,
    alpha: number,
    c: number,
    ldc: number,
    work: number,
  ): void;
  syrkWork(d: number): number;
  rowProducts(x: number, ld: number, n: number, w: number, bias: number, z: number): void;
  rowSquares(x: number, ld: number, n: number, squares: number): void;
  normalProduct(
    x: number,
    ld: number,
    n: number,
    scale: number,
    v: number,
    vBias: number,
    shift: number,
    out: number,
    work: number,
  ): void;
  weightedSum(x: number, ld: number, n: number, r: number, out: number, work: number): void;

  // vectors of f64
  dot(x: number, y: number, n: number): number;
  axpy(a: number, x: number, y: number, n: number): void;
  rescale(a: number, x: number, n: number): void;
  combine(x: number, a: number, y: number, z: number, n: number): void;
  largest(x: number, n: number): number;
  narrow(x: number, y: number, n: number): void;
  widen(x: number, y: number, n: number): void;

  // spectra
  symmetricEigen(a: number, n: number, values: number, work: number): number;
  fixSign(x: number, n: number): void;

  // distances
  heapClear(dist: number, index: number, count: number): void;
  offerBlock(
    products: number,
    ldp: number,
    qSquares: number,
    xSquares: number,
    queries: number,
    rows: number,
    first: number,
    dist: number,
    index: number,
    count: number,
  ): void;
  settle(
    queries: number,
    qSquares: number,
    m: number,
    x: number,
    n: number,
    ld: number,
    most: number,
    dist: number,
    index: number,
    count: number,
    outDist: number,
    outIndex: number,
    k: number,
  ): void;
  nearestDirect(
    queries: number,
    m: number,
    x: number,
    n: number,
    ld: number,
    outDist: number,
    outIndex: number,
    k: number,
  ): void;
  squaredDistances(x: number, ld: number, n: number, index: number, point: number, out: number): void;

  // statistics
  columnMeans(x: number, ld: number, n: number, a: number, total: number, mean: number, work: number): void;

  // models
  logisticPass(
    x: number,
    ld: number,
    n: number,
    y: number,
    a: number,
    total: number,
    w: number,
    grad: number,
    l2: number,
    work: number,
  ): number;
  logisticTerms(s: number, y: number, n: number, loss: number, slope: number, bend: number): void;
  activate(h: number, rows: number, ld: number, bias: number, kind: number): void;
  activationSlope(d: number, h: number, rows: number, ld: number, kind: number): void;
  softmaxSlope(
    logits: number,
    ld: number,
    rows: number,
    classes: number,
    y: number,
    scale: number,
    losses: number,
  ): number;
  columnSums(x: number, rows: number, ld: number, sums: number): void;
  addScaled(a: number, x: number, y: number, count: number): void;
  sumOfSquares(x: number, count: number): number;

  // optimisers
  adamStep(
    w: number,
    grad: number,
    first: number,
    second: number,
    count: number,
    rate: number,
    beta1: number,
    beta2: number,
    eps: number,
  ): void;
  lbfgsDirection(
    grad: number,
    steps: number,
    turns: number,
    rho: number,
    alpha: number,
    slots: number,
    newest: number,
    held: number,
    scale: number,
    out: number,
    n: number,
  ): void;
}
