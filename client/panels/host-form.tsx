import { useState } from 'preact/hooks';
import { SCENARIO_IDS, SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { Button } from './controls.tsx';

/** A match plays at most this many scenarios. */
const MOST = 3;
/** The fogs are five depths of one scenario: they stand behind the rest. */
const isMain = (id: ScenarioId) => !id.startsWith('fog-');

/** Which scenarios to play, in this order, and go. */
export function HostForm(props: {
  readonly busy: boolean;
  readonly onCreate: (scenarios: readonly ScenarioId[]) => void;
}) {
  const [chosen, setChosen] = useState<readonly ScenarioId[]>(['digits-4v9']);
  const chip = (id: ScenarioId) => {
    const on = chosen.includes(id);
    return (
      <label key={id} class="chip">
        <input
          type="checkbox"
          checked={on}
          disabled={!on && chosen.length >= MOST}
          data-testid={`scenario-${id}`}
          onChange={() => setChosen(on ? chosen.filter((other) => other !== id) : [...chosen, id])}
        />
        <span>{SCENARIOS[id].title}</span>
      </label>
    );
  };
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
        {SCENARIO_IDS.filter(isMain).map(chip)}
        <details class="more">
          <summary>more</summary>
          <div class="chips">{SCENARIO_IDS.filter((id) => !isMain(id)).map(chip)}</div>
        </details>
      </fieldset>
      <p class="help">
        {chosen.length === 0
          ? 'Choose at least one scenario.'
          : `${chosen.length * 2} rounds: each scenario twice, sides swapped.`}
      </p>
      <Button submit testId="host-create" disabled={props.busy || chosen.length === 0}>
        {props.busy ? 'Opening…' : 'Host a match'}
      </Button>
    </form>
  );
}
