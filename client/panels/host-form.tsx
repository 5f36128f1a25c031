import { useState } from 'preact/hooks';
import { SCENARIO_IDS, SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { Button } from './controls.tsx';

/** Which scenarios to play, in this order, and go. */
export function HostForm(props: {
  readonly busy: boolean;
  readonly onCreate: (scenarios: readonly ScenarioId[]) => void;
}) {
  const [chosen, setChosen] = useState<readonly ScenarioId[]>(['digits-4v9']);
  return (
    <form
      class="host-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onCreate(chosen);
      }}
    >
      <fieldset class="plain-set chips">
        <legend class="hidden">Scenarios of the match</legend>
        {SCENARIO_IDS.map((id) => (
          <label key={id} class="chip">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              data-testid={`scenario-${id}`}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                setChosen(SCENARIO_IDS.filter((other) => (other === id ? on : chosen.includes(other))));
              }}
            />
            <span>{SCENARIOS[id].title}</span>
          </label>
        ))}
      </fieldset>
      <Button submit testId="host-create" disabled={props.busy || chosen.length === 0}>
        {props.busy ? 'Opening…' : 'Host a match'}
      </Button>
      <p class="help">
        {chosen.length === 0
          ? 'Choose at least one scenario.'
          : `${chosen.length * 2} rounds: each scenario twice, sides swapped.`}
      </p>
    </form>
  );
}
