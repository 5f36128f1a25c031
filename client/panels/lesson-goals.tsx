import { isReached, type LessonGoal, measured } from '../../engine/lessons/goals.ts';
import type { LessonFacts } from '../../engine/lessons/lesson.ts';
import type { LessonTexts } from '../../texts/lesson-text.ts';

export const goalText = ({ goals }: LessonTexts, { id, value }: LessonGoal): string =>
  goals[id].wanted(value);

/** What is to be reached, with how the round on show stands. */
export function LessonGoals(props: {
  readonly goals: readonly LessonGoal[];
  readonly facts: LessonFacts | null;
  readonly told: LessonTexts;
}) {
  const { facts, told } = props;
  return (
    <ul class="goals" data-testid="goals">
      {props.goals.map((goal) => {
        const reached = facts !== null && isReached(goal, facts);
        return (
          <li key={goal.id} class={reached ? 'reached' : ''} data-reached={reached}>
            <span class="sign" aria-hidden="true">
              {reached ? '✓' : '○'}
            </span>
            <span>
              {goalText(told, goal)}{' '}
              {facts && (
                <b>
                  {told.goals[goal.id].now(measured(goal, facts))}
                  <span class="hidden"> {reached ? told.page.reached : told.page.notReached}</span>
                </b>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
