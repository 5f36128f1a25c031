import { figures } from './figures.ts';

const { percent, exponential } = figures;

/** `well equilibrium`. */
export const equilibrium = {
  description: 'the mixed strategies that neither side can improve on, and the value, by linear programming',
  file: 'a file of "well matrix --format json"',
  payoff: (payoffs: readonly { readonly id: string; readonly label: string }[]) =>
    `what the attack wants high and the defence low: ${payoffs.map(({ id, label }) => `${id} (${label})`).join('; ')}`,
  heading: (scenario: string, metric: string) => `${scenario}, payoff: ${metric}`,
  value: (value: string, exploitability: number) =>
    `value ${value} (nobody can gain more than ${exponential(exploitability, 1)} by another choice)`,
  attackPlays: 'the attack plays',
  defencePlays: 'the defence plays',
  share: (share: number) => percent(share, 1),
};
