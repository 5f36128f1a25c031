import { figures } from './figures.ts';

const { percent, decimal } = figures;

/** `well fog`. */
export const fog = {
  description: 'what detectors see of the same poison as dimensions grow, beside the best possible one',
  options: {
    dimensions: 'numbers of features, with commas between',
    rows: 'rows, poison included',
    epsilon: 'poison / rows',
    delta: 'how far the poison lies off, in standard deviations',
    seeds: 'clouds to average over',
  },
  progress: (d: number) => `d = ${d}`,
  heading: ({ rows, epsilon, delta, seeds }: CloudSetting) =>
    `${rows} rows, ${percent(epsilon, 1)} poison, ${delta} standard deviations off; AUC, ` +
    (seeds === 1 ? 'seed 1' : `mean of seeds 1 to ${seeds} ± half its 95 % interval`),
  /** The number of dimensions, above its column. */
  dimension: 'd',
  auc: (mean: number, half: number | null) =>
    `${decimal(mean, 3)}${half === null ? '' : ` ± ${decimal(half, 3)}`}`,
  best: (auc: number, horizon: number) =>
    `best possible AUC ${decimal(auc, 3)} in every dimension; PCA goes blind near d = ${Math.round(horizon)}`,
  hidden: (shift: number) =>
    `a shift of ${decimal(shift, 4)} σ or less can be hidden so that nobody sees it (twin worlds)`,
};

export interface CloudSetting {
  readonly rows: number;
  readonly epsilon: number;
  readonly delta: number;
  readonly seeds: number;
}
