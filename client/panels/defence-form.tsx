import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { adoptValues, offeredForm } from '../forms/params-form.ts';
import { ParamsForm } from './params-form.tsx';
import { RecipeCard } from './recipe-card.tsx';

/** How the defender trains on what is left: at most one defence of the menu; nothing where the menu is empty. */
export function DefenceForm(props: {
  readonly scenario: Scenario;
  readonly plan: DefencePlan;
  readonly short?: boolean;
  readonly disabled?: boolean;
  readonly withoutParams?: boolean;
  readonly onChange: (plan: DefencePlan) => void;
}) {
  const texts = useTexts();
  const { scenario, plan, onChange } = props;
  const told = useScenarioText(scenario);
  const { forms } = useTexts();
  const menu = scenario.defences ?? [];
  if (menu.length === 0) return null;
  const { defence: held, ...rest } = plan;
  return (
    <fieldset class="plain-set recipes" disabled={props.disabled}>
      <legend class="quiet">{forms.training}</legend>
      {menu.map((id) => {
        const chosen = held?.id === id;
        const { source, formula, cost } = DEFENCES[id];
        const fields = props.withoutParams ? [] : offeredForm(scenario, DEFENCES[id]);
        return (
          <div key={id} class={`recipe-slot ${chosen ? 'open' : ''}`}>
            <RecipeCard
              side="defend"
              testId={`defence-${id}`}
              text={texts.defences[id]}
              source={source}
              formula={formula}
              price={forms.points(cost)}
              chosen={chosen}
              short={props.short === true && !chosen}
              onToggle={() => onChange(chosen ? rest : { ...rest, defence: { id, params: {} } })}
            />
            {chosen && fields.length > 0 && (
              <div class="recipe-params">
                <ParamsForm
                  recipe={id}
                  classNames={told.classNames}
                  fields={fields}
                  values={adoptValues(fields, held.params)}
                  onChange={(given) => onChange({ ...rest, defence: { id, params: { ...given } } })}
                />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
