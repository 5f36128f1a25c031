import { ATTACKS, type AttackId } from '../../engine/attacks/index.ts';
import { ACCOUNT_COST, attackPoints, poisonRowsOf, ROW_COST } from '../../engine/round/costs.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { adoptValues, offeredForm } from '../forms/params-form.ts';
import { Slider } from './controls.tsx';
import type { ReadMail } from './mail-field.tsx';
import { ParamsForm } from './params-form.tsx';
import { RecipeCard } from './recipe-card.tsx';

/** The attacker's plan: which attack, how much of it, its parameters. */
export function AttackForm(props: {
  readonly scenario: Scenario;
  readonly plan: RecipePlan;
  /** Explains the chosen attack only; the others are names. */
  readonly short?: boolean;
  readonly disabled?: boolean;
  /** Attacks beyond the menu of a match. */
  readonly more?: readonly AttackId[];
  /** Whether the attacker chooses the number of accounts that it sends from. */
  readonly accounts?: boolean | undefined;
  /** Accounts, at most. */
  readonly mostAccounts?: number | undefined;
  /** Whether the amount of poison is given and not a choice. */
  readonly fixedAmount?: boolean;
  /** The parameters that may be set; all when absent. */
  readonly params?: readonly string[] | undefined;
  readonly readMail?: ReadMail;
  /**
   * Nobody has chosen yet: the plan is an offer, which pressing its card takes, and which plays if it is handed in
   * as it stands; or it is empty until then.
   */
  readonly unchosen?: 'offer' | 'empty' | false;
  readonly onChange: (plan: RecipePlan) => void;
}) {
  const texts = useTexts();
  const { scenario, plan, onChange } = props;
  const told = useScenarioText(scenario);
  const { forms } = useTexts();
  const fields = offeredForm(scenario, ATTACKS[plan.attack.id]).filter(
    ({ key }) => props.params?.includes(key) ?? true,
  );
  const rows = poisonRowsOf(scenario, plan);
  const highest = attackPoints(scenario) / scenario.trainRows / ROW_COST[ATTACKS[plan.attack.id].means];
  const more = props.more ?? [];
  const card = (id: AttackId) => (
    <RecipeCard
      key={id}
      side="attack"
      testId={`attack-${id}`}
      text={texts.attacks[id]}
      source={ATTACKS[id].source}
      formula={ATTACKS[id].formula}
      price={forms.pointsASample({ cost: ROW_COST[ATTACKS[id].means] })}
      chosen={plan.attack.id === id && props.unchosen !== 'empty'}
      short={props.short === true && plan.attack.id !== id}
      onToggle={() =>
        (plan.attack.id !== id || props.unchosen) &&
        onChange({ attack: { id, params: {} }, epsilon: plan.epsilon })
      }
    />
  );
  return (
    <>
      {!props.fixedAmount && (
        <Slider
          label={forms.budget}
          term="epsilon"
          testId="epsilon"
          value={plan.epsilon}
          min={0}
          max={highest}
          step={highest / 60}
          shown={forms.budgetShown({ epsilon: plan.epsilon, rows })}
          accent="var(--poison)"
          disabled={props.disabled === true}
          onChange={(epsilon) => onChange({ ...plan, epsilon })}
        />
      )}
      {props.accounts && ATTACKS[plan.attack.id].means === 'insert' && (
        <Slider
          label={forms.sentFrom}
          term="provenance"
          help={forms.sentFromHelp({ cost: ACCOUNT_COST })}
          value={plan.accounts ?? 1}
          min={1}
          max={props.mostAccounts ?? 16}
          step={1}
          shown={forms.accounts(plan.accounts ?? 1)}
          accent="var(--poison)"
          disabled={props.disabled === true}
          onChange={(accounts) => onChange({ ...plan, accounts })}
        />
      )}
      <fieldset class="plain-set recipes" disabled={props.disabled}>
        <legend class="hidden">{forms.attack}</legend>
        {scenario.attacks.map(card)}
        {more.length > 0 && (
          <details class="more" open={more.includes(plan.attack.id)}>
            <summary>{forms.alsoInLab({ n: more.length })}</summary>
            <div class="recipes">{more.map(card)}</div>
          </details>
        )}
      </fieldset>
      <ParamsForm
        recipe={plan.attack.id}
        classNames={told.classNames}
        fields={fields}
        values={adoptValues(fields, plan.attack.params)}
        accent="var(--poison)"
        {...(plan.attack.id === 'own-mail' && props.readMail && { readMail: props.readMail })}
        onChange={(params) => onChange({ ...plan, attack: { id: plan.attack.id, params: { ...params } } })}
      />
    </>
  );
}
