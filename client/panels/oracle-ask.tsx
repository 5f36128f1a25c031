import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Oracle } from '../room/oracle.ts';
import { Button } from './controls.tsx';

/** Asks the model of the clean data about one sample, for points; then what it said. */
export function OracleAsk(props: {
  readonly oracle: Oracle;
  readonly scenario: Scenario;
  readonly x: Float32Array;
}) {
  const { oracle, scenario, x } = props;
  const { classNames } = useScenarioText(scenario);
  const { hand } = useTexts();
  const heard = oracle.heard(x);
  return (
    <div class="row oracle" aria-live="polite">
      {heard ? (
        <p class="small" data-testid="oracle-answer">
          {hand.oracle.answer({ label: classNames[heard.label] ?? '', score: Math.abs(heard.score) })}
        </p>
      ) : (
        <Button
          size="slim"
          testId="oracle-ask"
          disabled={oracle.asking || oracle.left < oracle.price}
          onPress={() => oracle.ask(x)}
        >
          {hand.oracle.ask({ price: oracle.price })}
        </Button>
      )}
    </div>
  );
}
