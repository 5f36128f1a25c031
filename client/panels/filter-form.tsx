import { FILTERS, type FilterId } from '../../engine/filters/index.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { adoptValues, offeredForm } from '../forms/params-form.ts';
import { MAX_FILTERS } from '../links/lab-link.ts';
import { DefenceForm } from './defence-form.tsx';
import { ParamsForm } from './params-form.tsx';
import { RecipeCard } from './recipe-card.tsx';

/**
 * The defender's plan: up to two filters, in the order in which they were chosen, and a way to train where the
 * scenario offers some, each with its parameters.
 */
export function FilterForm(props: {
  readonly scenario: Scenario;
  readonly plan: DefencePlan;
  readonly short?: boolean;
  readonly disabled?: boolean;
  /** Whether there is nothing to set but which filters are used. */
  readonly withoutParams?: boolean;
  /** Filters beyond the menu of a match. */
  readonly more?: readonly FilterId[];
  readonly onChange: (plan: DefencePlan) => void;
}) {
  const texts = useTexts();
  const { scenario, plan, onChange } = props;
  const told = useScenarioText(scenario);
  const { forms } = useTexts();
  const full = plan.filters.length >= MAX_FILTERS;
  const toggle = (id: FilterId, chosen: boolean) =>
    onChange({
      ...plan,
      filters: chosen ? plan.filters.filter((held) => held.id !== id) : [...plan.filters, { id, params: {} }],
    });
  const more = props.more ?? [];
  const slot = (id: FilterId) => {
    const at = plan.filters.findIndex((held) => held.id === id);
    const chosen = at >= 0;
    const fields = props.withoutParams ? [] : offeredForm(scenario, FILTERS[id]);
    return (
      <div key={id} class={`recipe-slot ${chosen ? 'open' : ''}`}>
        <RecipeCard
          side="defend"
          testId={`filter-${id}`}
          text={texts.filters[id]}
          place={chosen && plan.filters.length > 1 ? at + 1 : undefined}
          source={FILTERS[id].source}
          formula={FILTERS[id].formula}
          price={forms.points(FILTERS[id].cost)}
          chosen={chosen}
          disabled={!chosen && full}
          short={props.short === true && !chosen}
          onToggle={() => toggle(id, chosen)}
        />
        {chosen && fields.length > 0 && (
          <div class="recipe-params">
            <ParamsForm
              recipe={id}
              classNames={told.classNames}
              fields={fields}
              values={adoptValues(fields, plan.filters[at]?.params ?? {})}
              onChange={(params) =>
                onChange({
                  ...plan,
                  filters: plan.filters.map((held, i) => (i === at ? { id, params: { ...params } } : held)),
                })
              }
            />
          </div>
        )}
      </div>
    );
  };
  return (
    <>
      <fieldset class="plain-set recipes" disabled={props.disabled}>
        <legend class="hidden">{forms.filters({ most: MAX_FILTERS })}</legend>
        {scenario.filters.map(slot)}
        {more.length > 0 && (
          <details class="more" open={plan.filters.some(({ id }) => more.includes(id))}>
            <summary>{forms.alsoInLab({ n: more.length })}</summary>
            <div class="recipes">{more.map(slot)}</div>
          </details>
        )}
      </fieldset>
      <DefenceForm {...props} />
    </>
  );
}
