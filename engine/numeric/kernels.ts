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

  // elementary functions, sums by element, random numbers
  exp(x: number): number;
  log(x: number): number;
  expScaled(x: number, y: number, count: number, a: number): void;
  scaleRows(x: number, ld: number, rows: number, scale: number, out: number): void;
  rowDots(x: number, y: number, ld: number, rows: number, out: number): void;
  logFrequencies(counts: number, d: number, smoothing: number): void;
  fillNormals(seed: number, out: number, count: number): void;
  fillUniforms(seed: number, out: number, count: number): void;
  shuffle(seed: number, out: number, n: number): void;

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
    alpha: number,
    add: number,
    work: number,
  ): void;
  gemmWork(): number;
  gemmZeros(
    a: number,
    lda: number,
    b: number,
    ldb: number,
    c: number,
    ldc: number,
    m: number,
    n: number,
    k: number,
    add: number,
    work: number,
  ): void;
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
  rowsWork(ld: number): number;
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

  // sparse rows
  sparseProducts(
    start: number,
    column: number,
    value: number,
    n: number,
    w: number,
    bias: number,
    z: number,
  ): void;
  sparseWeightedSum(
    start: number,
    column: number,
    value: number,
    n: number,
    d: number,
    r: number,
    out: number,
  ): void;
  sparseSquares(start: number, value: number, n: number, squares: number): void;
  sparseGramRow(
    start: number,
    column: number,
    value: number,
    colStart: number,
    colRow: number,
    colValue: number,
    i: number,
    n: number,
    sum: number,
    out: number,
  ): void;

  // vectors of f64
  dot(x: number, y: number, n: number): number;
  axpy(a: number, x: number, y: number, n: number): void;
  rescale(a: number, x: number, n: number): void;
  combine(x: number, a: number, y: number, z: number, n: number): void;
  largest(x: number, n: number): number;
  narrow(x: number, y: number, n: number): void;
  widen(x: number, y: number, n: number): void;

  // factorisations
  cholesky(a: number, ld: number, n: number, space: number): number;
  choleskyWork(rows: number): number;
  solveLower(l: number, ld: number, n: number, x: number, ldx: number, m: number, space: number): void;
  logDeterminant(l: number, ld: number, n: number): number;
  eigenWork(n: number): number;
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
  squaredFromProducts(
    products: number,
    ldp: number,
    rows: number,
    cols: number,
    a: number,
    b: number,
    ld: number,
    aSquares: number,
    bSquares: number,
  ): void;
  squareRoots(x: number, count: number): void;

  // statistics
  columnMeans(x: number, ld: number, n: number, a: number, total: number, mean: number, work: number): void;
  labelSums(x: number, ld: number, n: number, labels: number, count: number, sums: number): void;
  columnVariances(
    x: number,
    ld: number,
    n: number,
    a: number,
    total: number,
    mean: number,
    variance: number,
  ): void;
  sumsWork(ld: number): number;
  sumsAndSquares(x: number, ld: number, n: number, sums: number, work: number): void;
  largestSingle(x: number, count: number): number;
  standardise(x: number, ld: number, n: number, centre: number, factor: number): void;
  addRidges(ridge: number, w: number, grad: number, n: number): number;
  addColumnRidges(ridge: number, w: number, grad: number, rows: number, ld: number): number;
  ascending(values: number, n: number, order: number, work: number): void;
  ascendingWork(n: number): number;
  kolmogorovSmirnov(a: number, orderA: number, n: number, b: number, orderB: number, m: number): number;
  kolmogorovTail(t: number): number;

  // models
  linearWork(ld: number): number;
  linearStart(ld: number, w: number, grad: number, work: number): void;
  linearRows(
    kind: number,
    x: number,
    ld: number,
    first: number,
    n: number,
    y: number,
    a: number,
    w: number,
    grad: number,
    work: number,
  ): void;
  linearFinish(ld: number, total: number, w: number, grad: number, l2: number, work: number): number;
  linearTerms(
    kind: number,
    s: number,
    y: number,
    a: number,
    n: number,
    loss: number,
    slope: number,
    bend: number,
  ): number;
  softmaxSlope(
    logits: number,
    ld: number,
    rows: number,
    classes: number,
    y: number,
    a: number,
    scale: number,
    losses: number,
  ): number;
  softmaxPass(
    x: number,
    ld: number,
    n: number,
    y: number,
    a: number,
    scale: number,
    w: number,
    bias: number,
    classes: number,
    grad: number,
    work: number,
  ): number;
  softmaxWork(ld: number, classes: number): number;
  softmaxRows(logits: number, ld: number, rows: number, classes: number): void;
  softmaxCurve(p: number, z: number, ld: number, rows: number, scale: number): void;
  activate(h: number, rows: number, ld: number, bias: number, kind: number): void;
  activationSlope(d: number, h: number, rows: number, ld: number, kind: number): void;
  activationCurve(
    turned: number,
    h: number,
    moved: number,
    d: number,
    rows: number,
    ld: number,
    kind: number,
  ): void;
  columnSums(x: number, rows: number, ld: number, sums: number, add: number): void;
  outerRows(
    delta: number,
    ldd: number,
    width: number,
    x: number,
    ldx: number,
    cols: number,
    rows: number,
    out: number,
    stride: number,
  ): void;
  addScaled(a: number, x: number, y: number, count: number): void;
  sumOfSquares(x: number, count: number): number;
  smoRooms(n: number, y: number, alpha: number, cap: number, up: number, low: number): void;
  smoFirst(f: number, room: number, n: number): number;
  smoLeast(f: number, low: number, n: number): number;
  smoSecond(i: number, f: number, low: number, row: number, diagonal: number, n: number): number;
  smoStep(
    i: number,
    j: number,
    rowI: number,
    rowJ: number,
    diagonal: number,
    y: number,
    cap: number,
    alpha: number,
    f: number,
    up: number,
    low: number,
    n: number,
  ): void;

  products64(x: number, ld: number, n: number, d: number, u: number, out: number): void;
  weightedSum64(x: number, ld: number, n: number, d: number, r: number, out: number): void;
  weightedNormal64(
    x: number,
    ld: number,
    n: number,
    d: number,
    roots: number,
    out: number,
    m: number,
    four: number,
  ): void;
  normalWork(m: number): number;
  factor64(a: number, n: number, m: number): void;
  solve64(l: number, n: number, m: number, x: number): void;

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
  momentumStep(w: number, grad: number, velocity: number, count: number, rate: number, beta: number): void;
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
