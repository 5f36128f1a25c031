import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Core, Differentiable } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { coreInputs, type Inputs } from './core-inputs.ts';

/** Rows beyond one block of 256 and columns that are no multiple of four or eight. */
const N = 300;
const D = 37;
const FEW = 45;

export type CoreFunction = Exclude<keyof Core, 'memoryBytes' | 'sha256'>;
type Call = (core: Core, inputs: Inputs) => unknown;

/** Calls of every function that depends on its arguments alone; a new one does not compile until it is here. */
export const CORE_CALLS: Record<CoreFunction, Call> = {
  exp: (core) => [-87, -1, 0.3, 5].map((t) => core.exp(t)),
  log: (core) => [1e-30, 0.7, 1, 12].map((t) => core.log(t)),
  normals: (core) => core.normals(5, 1001),
  uniforms: (core) => core.uniforms(5, 1001),
  permutation: (core) => core.permutation(5, 1001),

  warpPictures: (core) =>
    core.warpPictures(
      Uint8Array.from({ length: 2 * 49 }, (_, k) => (k * k) % 256),
      7,
      {
        powers: Float64Array.of(0.9, 1.2),
        maps: Float64Array.of(3.2, 2.9, 1.1, 0.9, 0.99, 0.1, 0.05, 0.4, 3, 3, 1, 1, 1, 0, 0, 0),
        grid: 3,
        nets: core.normals(6, 2 * 18),
      },
    ),

  codePictures: (core) =>
    core.codePictures(
      Uint8Array.from({ length: 2 * 49 }, (_, k) => (k * 5) % 6),
      7,
      Uint8Array.of(0, 1, 2, 2, 3, 4),
    ),
  codeColumns: (core) =>
    core.codeColumns(
      Uint8Array.from({ length: 64 }, (_, k) => (k * k) % 5),
      8,
      5,
    ),

  multiply: (core, { x, few }) => [
    core.multiply(x, few, { transposeB: true }),
    core.multiply(few, few, { transposeA: true }),
  ],
  gram: (core, { x }) => core.gram(x),
  rowGram: (core, { few }) => core.rowGram(few),
  multiplyVector: (core, { x, few }) => [
    core.multiplyVector(x, few.values.subarray(0, x.cols)),
    core.multiplyVector(few, core.normals(1, few.rows), { transpose: true }),
  ],

  mean: (core, { x }) => core.mean(x),
  variance: (core, { x }) => core.variance(x, 1),
  covariance: (core, { x }) => core.covariance(x),
  robustCovariance: (core, { x }) => core.robustCovariance(x, { starts: 2, seed: 3 }),
  mahalanobis: (core, { x, symmetric }) => core.mahalanobis(x, core.mean(x), symmetric, 0.01),
  order: (core, { x }) => core.order(x.values),
  quantiles: (core, { x }) => core.quantiles(x.values, [0, 0.3, 0.5, 1]),
  columnQuantiles: (core, { x }) => core.columnQuantiles(x, [0.25, 0.5]),
  kolmogorovSmirnov: (core, { x, few }) => core.kolmogorovSmirnov(x.values, few.values),
  mmd: (core, { x, few }) => core.mmd(x, few, { permutations: 5, seed: 2 }),

  cholesky: (core, { symmetric }) => core.cholesky(symmetric),
  symmetricEigen: (core, { symmetric }) => core.symmetricEigen(symmetric),
  topEigen: (core, { symmetric, x }) => [
    core.topEigen(symmetric, Math.min(3, x.cols)),
    core.topEigen(core.rowGram(x), Math.min(2, x.rows)),
  ],
  leadingEigen: (core, { symmetric }) => core.leadingEigen(symmetric, 0.9),

  nearest: (core, { x, few }) => core.nearest(x, few, Math.min(5, x.rows)),
  distances: (core, { x, few }) => core.distances(few, x),
  centroidDistances: (core, { two }) => core.centroidDistances(two),
  kMeans: (core, { x }) => core.kMeans(x, Math.min(3, x.rows), { seed: 4, starts: 2 }),

  fitLogistic: (core, { two, sparse, importance }) => [
    core.fitLogistic(two, { l2: 0.01, sampleWeights: importance }),
    core.fitLogistic(sparse, { l2: 0.01 }),
  ],
  linearScores: (core, { x, sparse, linear }) => [
    core.linearScores(x, linear),
    core.linearScores(sparse.x, linear),
  ],
  fitSquared: (core, { two }) => core.fitSquared(two, { l2: 0.01 }),
  fitHinge: (core, { two, sparse }) => [
    core.fitHinge(two, { l2: 0.1 }),
    core.fitHinge(sparse, { l2: 0.1, tolerance: 1e-4 }),
  ],
  fitNaiveBayes: (core, { sparse }) => core.fitNaiveBayes(sparse),

  fitNetwork: (core, { three, shape }) =>
    (['adam', 'momentum'] as const).map((optimiser) =>
      core.fitNetwork(three, shape, {
        l2: 1e-3,
        epochs: 2,
        batch: 32,
        learningRate: 0.01,
        seed: 9,
        optimiser,
      }),
    ),
  networkLogits: (core, { x, shape, network }) => core.networkLogits(x, shape, network),
  networkHidden: (core, { x, shape, network }) => core.networkHidden(x, shape, network),
  networkPullBack: (core, { x, shape, network }) =>
    (['hidden', 'logits'] as const).map((output) =>
      core.networkPullBack(
        x,
        shape,
        network,
        output === 'hidden' ? core.networkHidden(x, shape, network) : core.networkLogits(x, shape, network),
        output,
      ),
    ),

  fitSoftmax: (core, { three }) => core.fitSoftmax(three, { l2: 0.01 }),
  modelScores: everyModel((core, model, { x }) => core.modelScores(model, x)),
  modelLosses: everyModel((core, model, _, data) => core.modelLosses(model, data)),
  modelGradient: everyModel((core, model, _, data) => core.modelGradient(model, data, 0.1)),
  hessianProduct: everyModel((core, model, { direction }, data) =>
    core.hessianProduct(model, data, 0.1, direction.subarray(0, model.weights.length)),
  ),
  solveHessian: everyModel((core, model, { direction }, data) => {
    const v = direction.subarray(0, model.weights.length);
    return core.solveHessian(model, data, 0.1, v, { damping: model.kind === 'network' ? 100 : 0.1 });
  }),
  inputGradients: everyModel((core, model, _, data) => core.inputGradients(model, data)),
  sampleGradients: everyModel((core, model, _, data) => core.sampleGradients(model, data)),
  sampleGradientNorms: everyModel((core, model, _, data) => core.sampleGradientNorms(model, data)),
  sampleGradientProjections: everyModel((core, model, { direction }, data) =>
    core.sampleGradientProjections(model, data, {
      rows: 1,
      cols: model.weights.length,
      values: Float32Array.from(direction.subarray(0, model.weights.length)),
    }),
  ),
  sampleGradientSpectral: everyModel((core, model, _, data) => core.sampleGradientSpectral(model, data)),
};

function everyModel(
  call: (core: Core, model: Differentiable, inputs: Inputs, data: Samples) => unknown,
): Call {
  return (core, inputs) => {
    const { linear, network, shape, direction } = inputs;
    const soft = direction.subarray(0, 3 * inputs.two.d + 3);
    return [
      call(core, { kind: 'linear', loss: 'logistic', weights: linear }, inputs, inputs.two),
      call(core, { kind: 'linear', loss: 'squared', weights: linear }, inputs, inputs.two),
      call(core, { kind: 'softmax', weights: soft }, inputs, inputs.three),
      call(core, { kind: 'network', shape, weights: network }, inputs, inputs.three),
    ];
  };
}

/** Feeds every number of a result, in the order of its keys, as bytes; numbers are f64, little-endian. */
function feed(hash: ReturnType<typeof sha256.create>, result: unknown): void {
  if (ArrayBuffer.isView(result)) {
    hash.update(utf8ToBytes(`${result.constructor.name}[${result.byteLength}]`));
    hash.update(new Uint8Array(result.buffer, result.byteOffset, result.byteLength));
  } else if (typeof result === 'object' && result !== null) {
    for (const [key, value] of Object.entries(result)) {
      hash.update(utf8ToBytes(`.${key}`));
      feed(hash, value);
    }
  } else if (typeof result === 'number') {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setFloat64(0, result, true);
    hash.update(new Uint8Array(bytes.buffer));
  } else {
    hash.update(utf8ToBytes(String(result)));
  }
}

/** Digest of what each function of the core answers on fixed inputs, by the function's name. */
export function coreFingerprints(core: Core): Record<string, string> {
  const inputs = coreInputs(core, N, D, FEW);
  const digest = (call: Call) => {
    const hash = sha256.create();
    feed(hash, call(core, inputs));
    return bytesToHex(hash.digest());
  };
  return Object.fromEntries(Object.entries(CORE_CALLS).map(([name, call]) => [name, digest(call)]));
}

/** One digest over the bytes of all that the core answers on fixed inputs; SHA-256, hexadecimal. */
export function coreFingerprint(core: Core): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(coreFingerprints(core)))));
}

/** Every function of the core whose answer depends on its arguments alone. */
export const CORE_FUNCTIONS: readonly string[] = Object.keys(CORE_CALLS);
