import type { CodeKernels } from './kernels/codes.ts';
import type { DistanceKernels } from './kernels/distances.ts';
import type { LinalgKernels } from './kernels/linalg.ts';
import type { MathKernels } from './kernels/math.ts';
import type { MemoryKernels } from './kernels/memory.ts';
import type { ModelKernels } from './kernels/models.ts';
import type { PictureKernels } from './kernels/pictures.ts';
import type { SolverKernels } from './kernels/solvers.ts';
import type { StatisticsKernels } from './kernels/statistics.ts';

/**
 * The WebAssembly module's functions, as the binding calls them. Addresses are byte offsets into
 * `memory`; sizes are in values. The contract of each stands beside its code in assembly/.
 */
export interface Kernels
  extends MemoryKernels,
    MathKernels,
    LinalgKernels,
    DistanceKernels,
    StatisticsKernels,
    ModelKernels,
    PictureKernels,
    CodeKernels,
    SolverKernels {}
