import type { Address, F32Address, F64Address, I32Address, WorkAddress } from './addresses.ts';

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
  clear(address: Address, bytes: number): void;
  copyRows(
    src: Address,
    srcCols: number,
    dst: Address,
    dstCols: number,
    rows: number,
    index: I32Address,
  ): void;
  firstNotFinite(x: F32Address, count: number): number;
  firstNotFinite64(x: F64Address, count: number): number;

  // elementary functions, sums by element, random numbers
  exp(x: number): number;
  log(x: number): number;
  expScaled(x: F32Address, y: F32Address, count: number, a: number): void;
  scaleRows(x: F32Address, ld: number, rows: number, scale: F32Address, out: F32Address): void;
  rowDots(x: F32Address, y: F32Address, ld: number, rows: number, out: F64Address): void;
  logFrequencies(counts: F64Address, d: number, smoothing: number): void;
  fillNormals(s0: number, s1: number, s2: number, s3: number, out: F32Address, count: number): void;
  fillUniforms(s0: number, s1: number, s2: number, s3: number, out: F32Address, count: number): void;
  shuffle(s0: number, s1: number, s2: number, s3: number, out: I32Address, n: number): void;

  // products
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

  // sparse rows
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

  // vectors of f64
  dot(x: F64Address, y: F64Address, n: number): number;
  axpy(a: number, x: F64Address, y: F64Address, n: number): void;
  rescale(a: number, x: F64Address, n: number): void;
  combine(x: F64Address, a: number, y: F64Address, z: F64Address, n: number): void;
  largest(x: F64Address, n: number): number;
  narrow(x: F64Address, y: F32Address, n: number): void;
  widen(x: F32Address, y: F64Address, n: number): void;

  // factorisations
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

  // distances
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

  // statistics
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

  // models
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

  // optimisers
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
