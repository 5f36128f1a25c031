import type { Scenario } from '../round/scenario.ts';

/** What the attacker is told to achieve, in one sentence a player can act on. */
export function objectiveOf(scenario: Scenario): string {
  const { objective = { kind: 'availability' }, classNames } = scenario;
  if (objective.kind === 'targeted') {
    const { count, trueClass } = objective;
    const what = count === 1 ? 'this one sample' : `these ${count} samples`;
    const kind = trueClass === null ? '' : ` of “${classNames[trueClass]}”`;
    return (
      `Make ${what}${kind} pass as another class, and let the rest ` +
      'of the service run on: once it has lost more than a fifth of its use, each hit is worth less.'
    );
  }
  if (objective.kind === 'backdoor') {
    return (
      `Teach the model a mark: whatever carries it must pass as “${classNames[objective.targetClass]}”, and without ` +
      'it the service runs on as before. Once it has lost more than a fifth of its use, success is worth less.'
    );
  }
  const share = Math.round(scenario.par * 100);
  return (
    `Make the model bad at telling ${classNames.join(' from ')}: full marks once it has lost ${share} % of its use, ` +
    'and a little more for poison that no filter catches.'
  );
}
