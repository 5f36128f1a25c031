import { ATTACKS } from '../attacks/index.ts';
import { FILTERS } from '../filters/index.ts';
import type { BluePlan, RedPlan } from './plans.ts';
import type { RoundSummary } from './result.ts';
import type { Scenario } from './scenario.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const quoted = (label: string) => `“${label}”`;

/** One truthful sentence of what happened, for the reveal and the log. */
export function storyOf(scenario: Scenario, red: RedPlan, blue: BluePlan, summary: RoundSummary): string {
  return `${attackPart(red, summary)} ${filterPart(blue, summary)}${outcomePart(scenario, summary)}`;
}

function attackPart(red: RedPlan, { poisonRows, epsilon }: RoundSummary): string {
  if (poisonRows === 0) return 'Red sent no poison;';
  const samples = poisonRows === 1 ? '1 poisoned sample' : `${poisonRows} poisoned samples`;
  return `Red sent ${samples} (${percent(epsilon)}) by ${quoted(ATTACKS[red.attack].label)};`;
}

function filterPart(blue: BluePlan, { detection, removedRows, poisonRows }: RoundSummary): string {
  if (blue.filters.length === 0) return 'blue filtered nothing';
  const names = blue.filters.map(({ filter }) => quoted(FILTERS[filter].label)).join(' and ');
  if (removedRows === 0) return `blue's ${names} removed nothing`;
  if (poisonRows === 0) return `blue's ${names} removed ${detection.collateral} innocent ones`;
  return `blue's ${names} caught ${detection.caught} of them and removed ${detection.collateral} innocent ones`;
}

function outcomePart(scenario: Scenario, summary: RoundSummary): string {
  if (summary.outage) return ', which left too little to learn from: an outage.';
  const { accuracy, cleanAccuracy, unfilteredAccuracy, removedRows } = summary;
  const what = scenario.classNames.length === 2 ? ` on ${scenario.classNames.join(' against ')}` : '';
  const errors = `errors${what} went from ${percent(1 - cleanAccuracy)} to ${percent(1 - accuracy)}`;
  if (summary.attackSuccess !== undefined) return `, and ${markPart(scenario, summary)}; ${errors}.`;
  if (summary.targets !== undefined) return `, and ${aimPart(summary)}; ${errors}.`;
  if (removedRows === 0) return `, and ${errors}.`;
  if (accuracy > unfilteredAccuracy)
    return `, and ${errors} instead of ${percent(1 - unfilteredAccuracy)} without filters.`;
  if (accuracy < unfilteredAccuracy) {
    return `, and ${errors}: worse than the ${percent(1 - unfilteredAccuracy)} without filters.`;
  }
  return `, and ${errors}, the same as without filters.`;
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
