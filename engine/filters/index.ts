import { activationClustering } from './activation-clustering.ts';
import { confidentLearning } from './confident-learning.ts';
import { duplicates } from './duplicates.ts';
import type { Filter } from './filter.ts';
import { gradientNorm } from './gradient-norm.ts';
import type { FilterId } from './ids.ts';
import { influence } from './influence.ts';
import { isolationForest } from './isolation-forest.ts';
import { knnDistance } from './knn-distance.ts';
import { knnRelabel } from './knn-relabel.ts';
import { ks } from './ks.ts';
import { lof } from './lof.ts';
import { loss } from './loss.ts';
import { mahalanobis } from './mahalanobis.ts';
import { manual } from './manual.ts';
import { mmd } from './mmd.ts';
import { neuralCleanse } from './neural-cleanse.ts';
import { provenance } from './provenance.ts';
import { robustCovariance } from './robust-covariance.ts';
import { roni } from './roni.ts';
import { sever } from './sever.ts';
import { slab } from './slab.ts';
import { spectral } from './spectral.ts';
import { spectre } from './spectre.ts';
import { sphere } from './sphere.ts';
import { strip } from './strip.ts';
import { svd } from './svd.ts';

export const FILTERS: Readonly<Record<FilterId, Filter>> = {
  sphere,
  loss,
  'knn-distance': knnDistance,
  spectral,
  slab,
  svd,
  mahalanobis,
  'robust-covariance': robustCovariance,
  'gradient-norm': gradientNorm,
  sever,
  spectre,
  'activation-clustering': activationClustering,
  'knn-relabel': knnRelabel,
  'confident-learning': confidentLearning,
  influence,
  roni,
  provenance,
  'isolation-forest': isolationForest,
  lof,
  ks,
  mmd,
  duplicates,
  manual,
  strip,
  'neural-cleanse': neuralCleanse,
};
