import { type Cloud, makeCloud } from '../engine/data/fog.ts';
import type { Core } from '../engine/numeric/core.ts';
import { createRandom } from '../engine/random.ts';
import {
  attackVisibility,
  bestAuc,
  CLOUD_DETECTORS,
  type CloudDetector,
  detectorAuc,
  pcaHorizon,
  twinShift,
} from './detectability.ts';
import { type Interval, meanInterval } from './interval.ts';

export const DETECTORS = Object.keys(CLOUD_DETECTORS) as CloudDetector[];

/** Clouds to look for poison in. */
export interface FogPlan {
  readonly dimensions: readonly number[];
  /** Rows, poison included. */
  readonly n: number;
  /** Poison / rows. */
  readonly epsilon: number;
  /** How far the poison lies off, in standard deviations. */
  readonly delta: number;
  /** Clouds of each dimension, of the seeds 1 to `seeds`. */
  readonly seeds: number;
}

export interface FogTable {
  readonly theory: {
    readonly bestAuc: number;
    readonly pcaHorizon: number;
    readonly attackVisibility: number;
    /** Null where half of the rows or more are poison. */
    readonly twinShift: number | null;
  };
  /** The AUC of every detector, a row for each dimension. */
  readonly rows: readonly ({ readonly d: number } & Readonly<Record<CloudDetector, Interval>>)[];
}

/**
 * What detectors see of the same poison in more and more dimensions, beside what the best possible one sees.
 *
 * @param onProgress  told how much is done, 0 … 1, and of which dimension
 */
export function fogTable(
  core: Core,
  { dimensions, n, epsilon, delta, seeds }: FogPlan,
  onProgress: (share: number, d: number) => void = () => {},
): FogTable {
  const rows = dimensions.map((d, k) => {
    const clouds: Record<CloudDetector, number>[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const cloud = makeCloud(core, { n, d, epsilon, delta }, createRandom(seed));
      clouds.push(aucsOf(core, cloud));
      onProgress((k + seed / seeds) / dimensions.length, d);
    }
    const intervals = DETECTORS.map(
      (name) => [name, meanInterval(clouds.map((aucs) => aucs[name]))] as const,
    );
    return { d, ...(Object.fromEntries(intervals) as Record<CloudDetector, Interval>) };
  });
  const theory = {
    bestAuc: bestAuc(core, delta),
    pcaHorizon: pcaHorizon(n, epsilon, delta),
    attackVisibility: attackVisibility(core, n, epsilon, delta),
    twinShift: epsilon < 0.5 ? twinShift(core, epsilon) : null,
  };
  return { theory, rows };
}

function aucsOf(core: Core, cloud: Cloud): Record<CloudDetector, number> {
  const aucs = DETECTORS.map((name) => [name, detectorAuc(core, cloud, name)] as const);
  return Object.fromEntries(aucs) as Record<CloudDetector, number>;
}
