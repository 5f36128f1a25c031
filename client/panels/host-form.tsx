import { useState } from 'preact/hooks';
import { scenarioIds, scenarioOf } from '../links/scenarios.ts';
import { Button } from './controls.tsx';

/** A match plays at most this many scenarios. */
const MOST = 3;
/** The fogs are five depths of one scenario: they stand behind the rest. */
const isMain = (id: string) => !id.startsWith('fog-');

/** Which scenarios to play, in this order, and go. */
export function HostForm(props: {
  readonly busy: boolean;
  readonly onCreate: (scenarios: readonly string[]) => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(['digits-4v9']);
  const chip = (id: string) => {
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
        <span>{scenarioOf(id).title}</span>
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
        {scenarioIds().filter(isMain).map(chip)}
        <details class="more">
          <summary>more</summary>
          <div class="chips">
            {scenarioIds()
              .filter((id) => !isMain(id))
              .map(chip)}
          </div>
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
