export { codeColumns, codePictures, endRows, rowCoderWork, startRows } from './codes/rows';
export { cholesky, choleskyWork, logDeterminant, solveLower } from './linalg/cholesky';
export {
  heapClear,
  nearestDirect,
  offerBlock,
  settle,
  squaredFromProducts,
  squareRoots,
} from './linalg/distances';
export { eigenWork, fixSign, symmetricEigen } from './linalg/eigen';
export { gemm, gemmWork } from './linalg/gemm';
export { normalProduct, rowProducts, rowSquares, rowsWork, weightedSum } from './linalg/rows';
export {
  sparseGramRow,
  sparseProducts,
  sparseSquares,
  sparseWeightedSum,
} from './linalg/sparse';
export { syrk, syrkWork } from './linalg/syrk';
export { axpy, combine, dot, largest, narrow, rescale, widen } from './linalg/vector';
export { gemmZeros } from './linalg/zeros';
export { expScaled, logFrequencies, rowDots, scaleRows } from './math/elementwise';
export { exp, log } from './math/exp';
export { fillNormals, fillUniforms, shuffle } from './math/random';
export { clear, copyRows, firstNotFinite, firstNotFinite64, mark, reserve, reset } from './memory';
export {
  factor64,
  normalWork,
  products64,
  solve64,
  weightedNormal64,
  weightedSum64,
} from './models/interior';
export { linearFinish, linearRows, linearStart, linearTerms, linearWork } from './models/linear';
export {
  activate,
  activationCurvature,
  activationGradient,
  addScaled,
  columnSums,
  outerRows,
  sumOfSquares,
} from './models/network';
export { softmaxCurvature, softmaxGradient, softmaxPass, softmaxRows, softmaxWork } from './models/softmax';
export { smoFirst, smoLeast, smoRooms, smoSecond, smoStep } from './models/svm';
export { adamStep } from './optimisers/adam';
export { lbfgsDirection } from './optimisers/lbfgs';
export { momentumStep } from './optimisers/momentum';
export { framePicture, warpPicture } from './pictures/warp';
export { columnMeans, labelSums, squaredDistances } from './statistics/means';
export { ascending, ascendingWork, kolmogorovSmirnov, kolmogorovTail } from './statistics/order';
export {
  addColumnRidges,
  addRidges,
  largestSingle,
  standardise,
  sumsAndSquares,
  sumsWork,
} from './statistics/scaling';
export { columnVariances } from './statistics/scatter';
