import { ATTACKS } from '../attacks/index.ts';
import { ROW_COST } from '../round/costs.ts';
import type { Lesson, LessonPlan } from './lesson.ts';

/** Largest poisoned / clean that a lesson allows for an attack; as at the start where the amount is fixed. */
export function mostEpsilon({ controls, start }: Lesson, { attack }: Pick<LessonPlan, 'attack'>): number {
  const { epsilonMax } = controls;
  return epsilonMax === undefined
    ? start.attack.epsilon
    : epsilonMax / ROW_COST[ATTACKS[attack.attack.id].means];
}

/** A plan with no more poison than its attack may use: samples that cost more points leave fewer of them. */
export function withinBudget(lesson: Lesson, plan: LessonPlan): LessonPlan {
  const epsilon = Math.min(plan.attack.epsilon, mostEpsilon(lesson, plan));
  return { ...plan, attack: { ...plan.attack, epsilon } };
}

/** Whether a plan can be made from a lesson's start by its controls alone. */
export function isWithin(lesson: Lesson, plan: LessonPlan): boolean {
  const { controls, start } = lesson;
  const { attack, defence, dials = {} } = plan;
  const among = <T>(choice: readonly T[] | undefined, value: T, first: T) =>
    value === first || (choice?.includes(value) ?? false);
  const params = Object.entries(attack.attack.params).every(
    ([key, value]) => start.attack.attack.params[key] === value || controls.params?.includes(key),
  );
  const isGuarded =
    controls.filters || controls.defences
      ? [...defence.filters, ...(defence.defence ? [defence.defence] : [])].every(({ id }) =>
          [...(controls.filters ?? []), ...(controls.defences ?? [])].some((offered) => offered === id),
        )
      : JSON.stringify(defence) === JSON.stringify(start.defence);
  const isTurned = Object.entries(dials).every(([id, value]) => {
    const range = controls.dials?.[id as keyof typeof dials];
    return range ? value >= range.min && value <= range.max : false;
  });
  return (
    among(controls.scenarios, plan.scenario, start.scenario) &&
    among(controls.attacks, attack.attack.id, start.attack.attack.id) &&
    attack.epsilon <= mostEpsilon(lesson, plan) &&
    (attack.accounts ?? 1) <= (controls.accounts ?? start.attack.accounts ?? 1) &&
    params &&
    isGuarded &&
    isTurned
  );
}
