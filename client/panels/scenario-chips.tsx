import { useTexts } from '../app-context.ts';
import { scenarioIds, titleOf } from '../links/scenarios.ts';

/** A match plays at most this many scenarios. */
const MOST = 3;
/** The fogs are five depths of one scenario: they stand behind the rest. */
const isMain = (id: string) => !id.startsWith('fog-');

/** Which scenarios to play, in the order in which they were chosen. */
export function ScenarioChips(props: {
  readonly chosen: readonly string[];
  readonly onChange: (scenarios: readonly string[]) => void;
}) {
  const { chosen } = props;
  const texts = useTexts();
  const { home } = texts;
  const chip = (id: string) => {
    const on = chosen.includes(id);
    return (
      <label key={id} class="chip">
        <input
          type="checkbox"
          checked={on}
          disabled={!on && chosen.length >= MOST}
          data-testid={`scenario-${id}`}
          onChange={() => props.onChange(on ? chosen.filter((other) => other !== id) : [...chosen, id])}
        />
        <span>{titleOf(texts, id)}</span>
      </label>
    );
  };
  return (
    <fieldset class="plain-set chips">
      <legend class="label">{home.scenarios}</legend>
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
  );
}
