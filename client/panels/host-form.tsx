import { useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { scenarioIds, titleOf } from '../links/scenarios.ts';
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
  const texts = useTexts();
  const { home } = texts;
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
        <span>{titleOf(texts, id)}</span>
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
        <legend class="hidden">{home.scenarios}</legend>
        {scenarioIds().filter(isMain).map(chip)}
        <details class="more">
          <summary>{home.moreScenarios}</summary>
          <div class="chips">
            {scenarioIds()
              .filter((id) => !isMain(id))
              .map(chip)}
          </div>
        </details>
      </fieldset>
      <p class="help">
        {chosen.length === 0 ? home.chooseScenario : home.rounds({ rounds: chosen.length * 2 })}
      </p>
      <Button submit testId="host-create" disabled={props.busy || chosen.length === 0}>
        {props.busy ? home.opening : home.hostMatch}
      </Button>
    </form>
  );
}
