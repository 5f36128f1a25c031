import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { DEFENCE_KINDS } from '../../instrument/kinds.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { adoptValues, offeredForm } from '../forms/params-form.ts';
import { ParamsForm } from './params-form.tsx';
import { RecipeCard } from './recipe-card.tsx';

/** One way to train on what is left; a plan has at most one. */
export function DefenceCard(props: {
  readonly id: DefenceId;
  readonly scenario: Scenario;
  readonly plan: DefencePlan;
  readonly short?: boolean;
  readonly withoutParams?: boolean;
  readonly onChange: (plan: DefencePlan) => void;
}) {
  const texts = useTexts();
  const { id, scenario, plan, onChange } = props;
  const { classNames } = useScenarioText(scenario);
  const { defence: held, ...rest } = plan;
  const chosen = held?.id === id;
  const { source, formula, cost } = DEFENCES[id];
  const fields = props.withoutParams ? [] : offeredForm(scenario, DEFENCES[id]);
  return (
    <RecipeCard
      side="defend"
      testId={`defence-${id}`}
      kind={DEFENCE_KINDS[id]}
      text={texts.defences[id]}
      source={source}
      formula={formula}
      price={texts.forms.points(cost)}
      chosen={chosen}
      short={props.short === true}
      onToggle={() => onChange(chosen ? rest : { ...rest, defence: { id, params: {} } })}
    >
      {fields.length > 0 && (
        <ParamsForm
          recipe={id}
          classNames={classNames}
          fields={fields}
          values={adoptValues(fields, held?.params ?? {})}
          onChange={(given) => onChange({ ...rest, defence: { id, params: { ...given } } })}
        />
      )}
    </RecipeCard>
  );
}
