import type { Scenario } from '../round/scenario.ts';

/** What red is told to achieve, in one sentence a player can act on. */
export function objectiveOf(scenario: Scenario): string {
  const share = Math.round(scenario.par * 100);
  const names = scenario.classNames.join(' from ');
  return (
    `Make the model bad at telling ${names}: full marks once it has lost ${share} % of its use, ` +
    'and a little more for poison that no filter catches.'
  );
}
