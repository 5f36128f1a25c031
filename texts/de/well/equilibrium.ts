import type { CliTexts } from '../../cli-texts.ts';
import { figures } from './figures.ts';

const { percent, exponential } = figures;

export const equilibrium: CliTexts['equilibrium'] = {
  description:
    'die gemischten Strategien, die keine Seite verbessern kann, und der Spielwert, durch lineare Optimierung',
  file: 'eine Datei von "well matrix --format json"',
  payoff: (payoffs) =>
    `was der Angriff hoch und die Abwehr niedrig haben will: ${payoffs.map(({ id, label }) => `${id} (${label})`).join('; ')}`,
  heading: (scenario, metric) => `${scenario}, Auszahlung: ${metric}`,
  value: (value, exploitability) =>
    `Spielwert ${value} (niemand kann durch eine andere Wahl mehr als ${exponential(exploitability, 1)} gewinnen)`,
  attackPlays: 'der Angriff spielt',
  defencePlays: 'die Abwehr spielt',
  share: (share) => percent(share, 1),
};
