import type { CliTexts } from '../../cli-texts.ts';
import { count } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent, decimal } = figures;

export const fog: CliTexts['fog'] = {
  description:
    'was Detektoren vom selben Gift sehen, wenn die Dimensionen wachsen, neben dem bestmöglichen Detektor',
  options: {
    dimensions: 'Zahlen von Merkmalen, mit Kommas dazwischen',
    rows: 'Zeilen, das Gift mitgezählt',
    epsilon: 'Gift / Zeilen',
    delta: 'wie weit das Gift abseits liegt, in Standardabweichungen',
    seeds: 'Zahl der Wolken, über die gemittelt wird',
  },
  progress: (d) => `d = ${d}`,
  heading: ({ rows, epsilon, delta, seeds }) =>
    `${count(rows)} Zeilen, ${percent(epsilon, 1)} Gift, ${String(delta).replace('.', ',')} Standardabweichungen abseits; AUC, ` +
    (seeds === 1 ? 'Seed 1' : `Mittel der Seeds 1 bis ${seeds} ± halbe Breite seines 95-%-Intervalls`),
  dimension: 'd',
  auc: (mean, half) => `${decimal(mean, 3)}${half === null ? '' : ` ± ${decimal(half, 3)}`}`,
  best: (auc, horizon) =>
    `bestmögliche AUC ${decimal(auc, 3)} in jeder Dimension; die PCA wird blind bei etwa d = ${count(Math.round(horizon))}`,
  hidden: (shift) =>
    `eine Verschiebung von höchstens ${decimal(shift, 4)} σ lässt sich so verstecken, dass niemand sie sieht (Zwillingswelten)`,
};
