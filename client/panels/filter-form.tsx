import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import { DEFENCE_KINDS } from '../../instrument/kinds.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { adoptValues, offeredForm } from '../forms/params-form.ts';
import { suggestedDefences, wholeMenu } from '../forms/suggestions.ts';
import { MAX_FILTERS } from '../links/read-lab.ts';
import { DefenceCard } from './defence-card.tsx';
import { ParamsForm } from './params-form.tsx';
import { MoreRecipes, RecipeCard } from './recipe-card.tsx';

interface FilterFormProps {
  readonly scenario: Scenario;
  readonly plan: DefencePlan;
  readonly short?: boolean;
  readonly disabled?: boolean;
  /** Shows the whole menu at once. */
  readonly whole?: boolean;
  /** Whether there is nothing to set but which filters are used. */
  readonly withoutParams?: boolean;
  /** Filters beyond the menu of a match. */
  readonly more?: readonly FilterId[];
  readonly onChange: (plan: DefencePlan) => void;
}

/**
 * The defender's plan: up to two filters, in the order in which they were chosen, and a way to train where the
 * scenario offers some, each with its parameters.
 */
export function FilterForm(props: FilterFormProps) {
  const { scenario, plan } = props;
  const { forms } = useTexts();
  const { filters, defences = [] } = scenario;
  const menu = props.whole ? wholeMenu([...filters, ...defences]) : suggestedDefences(scenario);
  const others = [...menu.others, ...(props.more ?? [])];
  const card = (id: FilterId | DefenceId) =>
    isFilter(id) ? <FilterCard key={id} id={id} {...props} /> : <DefenceCard key={id} id={id} {...props} />;
  const ways = others.filter((id) => !isFilter(id));
  const inUse = [...plan.filters, ...(plan.defence ? [plan.defence] : [])];
  return (
    <fieldset class="plain-set recipes" disabled={props.disabled}>
      <legend class="hidden">{forms.filters({ most: MAX_FILTERS })}</legend>
      {menu.suggested.map(card)}
      <MoreRecipes side="defend" count={others.length} inUse={inUse.some(({ id }) => others.includes(id))}>
        {others.filter(isFilter).map(card)}
        {ways.length > 0 && <p class="quiet">{forms.training}</p>}
        {ways.map(card)}
      </MoreRecipes>
    </fieldset>
  );
}

const isFilter = (id: FilterId | DefenceId): id is FilterId => id in FILTERS;

function FilterCard(props: FilterFormProps & { readonly id: FilterId }) {
  const texts = useTexts();
  const { id, scenario, plan, onChange } = props;
  const { classNames } = useScenarioText(scenario);
  const at = plan.filters.findIndex((held) => held.id === id);
  const chosen = at >= 0;
  const fields = props.withoutParams ? [] : offeredForm(scenario, FILTERS[id]);
  const filters = chosen
    ? plan.filters.filter((held) => held.id !== id)
    : [...plan.filters, { id, params: {} }];
  return (
    <RecipeCard
      side="defend"
      testId={`filter-${id}`}
      kind={DEFENCE_KINDS[id]}
      text={texts.filters[id]}
      place={chosen && plan.filters.length > 1 ? at + 1 : undefined}
      source={FILTERS[id].source}
      formula={FILTERS[id].formula}
      price={texts.forms.points(FILTERS[id].cost)}
      chosen={chosen}
      disabled={!chosen && plan.filters.length >= MAX_FILTERS}
      short={props.short === true}
      onToggle={() => onChange({ ...plan, filters })}
    >
      {fields.length > 0 && (
        <ParamsForm
          recipe={id}
          classNames={classNames}
          fields={fields}
          values={adoptValues(fields, plan.filters[at]?.params ?? {})}
          onChange={(params) =>
            onChange({
              ...plan,
              filters: plan.filters.map((held, i) => (i === at ? { id, params: { ...params } } : held)),
            })
          }
        />
      )}
    </RecipeCard>
  );
}
