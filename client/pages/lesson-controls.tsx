import type { DialId, Lesson } from '../../engine/lessons/lesson.ts';
import { lessonScenario } from '../../engine/lessons/play.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { ScenarioId } from '../../engine/round/scenarios/index.ts';
import type { LessonTexts } from '../../texts/lesson-text.ts';
import { useTexts } from '../app-context.ts';
import { scenarioOf, titleOf } from '../links/scenarios.ts';
import { AttackForm } from '../panels/attack-form.tsx';
import { Choice, Slider } from '../panels/controls.tsx';
import { FilterForm } from '../panels/filter-form.tsx';
import type { LessonPlay } from './use-lesson.ts';

interface ControlProps {
  readonly lesson: Lesson;
  readonly told: LessonTexts;
  readonly play: LessonPlay;
}

/** The Lab's own controls, as many of them as a lesson offers. */
export function LessonControlPanel({ lesson, told, play }: ControlProps) {
  const texts = useTexts();
  const { plan, setPlan } = play;
  const { controls } = lesson;
  const base = lessonScenario(lesson, scenarioOf(plan.scenario));
  return (
    <div class="lesson-controls stack" style={{ '--gap': 2.5 }}>
      {controls.scenarios && (
        <Choice<ScenarioId>
          testId="lesson-data"
          label={texts.lab.scenario}
          value={plan.scenario}
          options={controls.scenarios.map((id) => ({ value: id, label: titleOf(texts, id) }))}
          onChange={(scenario) => setPlan({ ...plan, scenario })}
        />
      )}
      <Dials lesson={lesson} told={told} play={play} />
      <AttackPart lesson={lesson} base={base} play={play} />
      <DefencePart lesson={lesson} base={base} play={play} />
    </div>
  );
}

function Dials({ lesson, told, play: { plan, setPlan } }: ControlProps) {
  const { numbers } = useTexts();
  const dials = Object.entries(lesson.controls.dials ?? {}) as [
    DialId,
    { min: number; max: number; step: number },
  ][];
  return (
    <>
      {dials.map(([id, { min, max, step }]) => {
        const value = plan.dials?.[id] ?? min;
        return (
          <Slider
            key={id}
            testId={`dial-${id}`}
            label={told.page.dials[id]}
            value={value}
            min={min}
            max={max}
            step={step}
            shown={id === 'evasion' ? numbers.percent(value) : numbers.count(value)}
            term={id === 'evasion' ? 'evasion' : id === 'keep-weeks' ? 'rollback' : undefined}
            onChange={(next) => setPlan({ ...plan, dials: { ...plan.dials, [id]: next } })}
          />
        );
      })}
    </>
  );
}

interface PartProps extends Omit<ControlProps, 'told'> {
  readonly base: Scenario;
}

/** The attack: one to choose among several, or the lesson's own. */
function AttackPart({ lesson: { controls, start }, base, play: { plan, setPlan } }: PartProps) {
  const { epsilonMax, attacks = [start.attack.attack.id], accounts, params = [] } = controls;
  return (
    <AttackForm
      short
      whole
      scenario={{ ...base, attacks, epsilonMax: epsilonMax ?? base.epsilonMax }}
      plan={plan.attack}
      accounts={accounts !== undefined}
      mostAccounts={accounts}
      fixedAmount={epsilonMax === undefined}
      params={params}
      onChange={(attack) => setPlan({ ...plan, attack })}
    />
  );
}

/** The defence: open to the learner, or on guard and not to be changed; nothing where there is none. */
function DefencePart({ lesson: { controls, start }, base, play: { plan, setPlan } }: PartProps) {
  const { filters, defences } = controls;
  const isOpen = filters !== undefined || defences !== undefined;
  const { defence } = start.defence;
  if (!isOpen && start.defence.filters.length === 0 && !defence) return null;
  return (
    <FilterForm
      short
      whole
      disabled={!isOpen}
      withoutParams={!isOpen}
      scenario={{
        ...base,
        filters: isOpen ? (filters ?? []) : start.defence.filters.map(({ id }) => id),
        defences: isOpen ? (defences ?? []) : defence ? [defence.id] : [],
      }}
      plan={plan.defence}
      onChange={(next) => setPlan({ ...plan, defence: next })}
    />
  );
}
