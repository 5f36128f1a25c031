import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { ACCOUNT_COST, attackPoints, poisonRowsOf, ROW_COST } from '../../engine/round/costs.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { ATTACK_KINDS } from '../../instrument/kinds.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { adoptValues, offeredForm } from '../forms/params-form.ts';
import { suggestedAttacks, wholeMenu } from '../forms/suggestions.ts';
import { Slider } from './controls.tsx';
import type { ReadMail } from './mail-field.tsx';
import { ParamsForm } from './params-form.tsx';
import { MoreRecipes, RecipeCard } from './recipe-card.tsx';

interface AttackFormProps {
  readonly scenario: Scenario;
  readonly plan: RecipePlan;
  /** Explains the chosen attack only; the others are names. */
  readonly short?: boolean;
  readonly disabled?: boolean;
  /** Shows the whole menu at once. */
  readonly whole?: boolean;
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
}

/** The attacker's plan: which attack, how much of it, its parameters. */
export function AttackForm(props: AttackFormProps) {
  const texts = useTexts();
  const { scenario, plan, onChange } = props;
  const { forms } = texts;
  const rows = poisonRowsOf(scenario, plan);
  const highest = attackPoints(scenario) / scenario.trainRows / ROW_COST[ATTACKS[plan.attack.id].means];
  const menu = props.whole ? wholeMenu(scenario.attacks) : suggestedAttacks(scenario);
  const others = [...menu.others, ...(props.more ?? [])];
  const card = (id: AttackId) => {
    const cost = ROW_COST[ATTACKS[id].means];
    const chosen = plan.attack.id === id && props.unchosen !== 'empty';
    return (
      <RecipeCard
        key={id}
        side="attack"
        testId={`attack-${id}`}
        kind={ATTACK_KINDS[id]}
        text={texts.attacks[id]}
        source={ATTACKS[id].source}
        formula={ATTACKS[id].formula}
        price={forms.perSample({ cost })}
        priceSaid={forms.pointsASample({ cost })}
        chosen={chosen}
        offered={props.unchosen === 'offer'}
        short={props.short === true}
        onToggle={() =>
          (plan.attack.id !== id || props.unchosen) &&
          onChange({ attack: { id, params: {} }, epsilon: plan.epsilon })
        }
      >
        <ChosenAttack {...props} />
      </RecipeCard>
    );
  };
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
      <fieldset class="plain-set recipes" disabled={props.disabled}>
        <legend class="hidden">{forms.attack}</legend>
        {menu.suggested.map(card)}
        <MoreRecipes
          side="attack"
          count={others.length}
          inUse={others.includes(plan.attack.id) && props.unchosen !== 'empty'}
        >
          {others.map(card)}
        </MoreRecipes>
      </fieldset>
    </>
  );
}

/** What can be set of the attack that is chosen. */
function ChosenAttack(props: AttackFormProps) {
  const { forms } = useTexts();
  const { scenario, plan, onChange } = props;
  const { classNames } = useScenarioText(scenario);
  const { id, params } = plan.attack;
  const fields = offeredForm(scenario, ATTACKS[id]).filter(({ key }) => props.params?.includes(key) ?? true);
  return (
    <>
      {props.accounts && ATTACKS[id].means === 'insert' && (
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
      <ParamsForm
        recipe={id}
        classNames={classNames}
        fields={fields}
        values={adoptValues(fields, params)}
        accent="var(--poison)"
        {...(id === 'own-mail' && props.readMail && { readMail: props.readMail })}
        onChange={(next) => onChange({ ...plan, attack: { id, params: { ...next } } })}
      />
    </>
  );
}
