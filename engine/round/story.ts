import { ATTACKS } from '../attacks/index.ts';
import { FILTERS } from '../filters/index.ts';
import { DEFENCES } from '../training-defences/index.ts';
import type { AttackPlan, DefencePlan } from './plans.ts';
import type { RoundSummary } from './result.ts';
import type { Scenario } from './scenario.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const quoted = (label: string) => `“${label}”`;

/** One truthful sentence of what happened, for the reveal and the log. */
export function storyOf(
  scenario: Scenario,
  attackPlan: AttackPlan,
  defencePlan: DefencePlan,
  summary: RoundSummary,
): string {
  return `${attackPart(attackPlan, summary)} ${filterPart(defencePlan, summary)}${trainingPart(defencePlan, summary)}${outcomePart(scenario, defencePlan, summary)}`;
}

function attackPart(attackPlan: AttackPlan, { poisonRows, epsilon }: RoundSummary): string {
  if (poisonRows === 0) return 'The attackers sent no poison;';
  const samples = poisonRows === 1 ? '1 poisoned sample' : `${poisonRows} poisoned samples`;
  return `The attackers sent ${samples} (${percent(epsilon)}) by ${quoted(ATTACKS[attackPlan.attack.id].label)};`;
}

function filterPart(defencePlan: DefencePlan, summary: RoundSummary): string {
  const { detection, removedRows, relabelledRows = 0, leftOutRows = 0, poisonRows } = summary;
  const tools = defencePlan.filters.map(({ id }) => FILTERS[id].label);
  if (defencePlan.defence && leftOutRows > 0) tools.push(DEFENCES[defencePlan.defence.id].label);
  if (tools.length === 0) return 'the defenders filtered nothing';
  const names = tools.map(quoted).join(' and ');
  const did = relabelledRows === 0 ? 'removed' : removedRows === 0 ? 'relabelled' : 'removed or relabelled';
  if (removedRows + relabelledRows === 0) {
    const relabels = defencePlan.filters.every(({ id }) => FILTERS[id].relabels);
    return `the defenders' ${names} ${relabels ? 'relabelled' : 'removed'} nothing`;
  }
  if (poisonRows === 0) return `the defenders' ${names} ${did} ${detection.collateral} innocent ones`;
  return `the defenders' ${names} caught ${detection.caught} of them and ${did} ${detection.collateral} innocent ones`;
}

/** A defence that left rows out is told of among the filters. */
function trainingPart({ defence }: DefencePlan, { leftOutRows = 0 }: RoundSummary): string {
  return defence && leftOutRows === 0 ? ` and trained by ${quoted(DEFENCES[defence.id].label)}` : '';
}

function outcomePart(scenario: Scenario, defencePlan: DefencePlan, summary: RoundSummary): string {
  if (summary.outage) return ', which left too little to learn from: an outage.';
  const { accuracy, cleanAccuracy, unfilteredAccuracy, removedRows, relabelledRows = 0 } = summary;
  const tools = defencePlan.defence ? 'any defence' : 'filters';
  const what = scenario.classNames.length === 2 ? ` on ${scenario.classNames.join(' against ')}` : '';
  const errors = `errors${what} went from ${percent(1 - cleanAccuracy)} to ${percent(1 - accuracy)}`;
  if (summary.attackSuccess !== undefined) return `, and ${markPart(scenario, summary)}; ${errors}.`;
  if (summary.targets !== undefined) return `, and ${aimPart(summary)}; ${errors}.`;
  if (removedRows + relabelledRows === 0 && !defencePlan.defence) return `, and ${errors}.`;
  if (accuracy > unfilteredAccuracy)
    return `, and ${errors} instead of ${percent(1 - unfilteredAccuracy)} without ${tools}.`;
  if (accuracy < unfilteredAccuracy) {
    return `, and ${errors}: worse than the ${percent(1 - unfilteredAccuracy)} without ${tools}.`;
  }
  return `, and ${errors}, the same as without ${tools}.`;
}

function aimPart({ targets = 0, hits = 0 }: RoundSummary): string {
  if (targets === 1)
    return hits === 1 ? 'the target passed as the other class' : 'the target was seen through';
  return `${hits} of the ${targets} targets passed as the other class`;
}

function markPart(
  { objective, classNames }: Scenario,
  { attackSuccess = 0, cleanAttackSuccess = 0 }: RoundSummary,
): string {
  const wanted = objective?.kind === 'backdoor' ? (classNames[objective.targetClass] ?? '') : '';
  return (
    `${percent(attackSuccess)} of the marked samples passed as ${wanted}, ` +
    `where a clean model lets ${percent(cleanAttackSuccess)} pass`
  );
}
