export { clear, copyRows, firstNotFinite, firstNotFinite64, mark, reserve, reset } from './memory';
export { exp, log } from './math/exp';
export { fillNormals, seedRandom, shuffle } from './math/random';
export { gemm, gemmWork } from './linalg/gemm';
export { syrk, syrkWork } from './linalg/syrk';
export { normalProduct, rowProducts, rowSquares, weightedSum } from './linalg/rows';
export { axpy, combine, dot, largest, narrow, rescale, widen } from './linalg/vector';
export { fixSign, symmetricEigen } from './linalg/eigen';
export { heapClear, nearestDirect, offerBlock, settle } from './linalg/distances';
export { columnMeans, squaredDistances } from './statistics/means';
export { logisticPass, logisticTerms } from './models/logistic';
export {
  activate,
  activationSlope,
  addScaled,
  columnSums,
  softmaxSlope,
  sumOfSquares,
} from './models/network';
export { adamStep } from './optimisers/adam';
export { lbfgsDirection } from './optimisers/lbfgs';
