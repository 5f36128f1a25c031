import type { RoundSummary } from '../../engine/round/result.ts';
import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** A round that was played, in a line. */
export interface RunLine {
  readonly key: string;
  readonly settings: string;
  readonly summary: RoundSummary;
}

/** What was tried, the newest first: to go back to, or to show beside the newest. */
export function LabRunTable(props: {
  readonly lines: readonly RunLine[];
  readonly beside: string | null;
  readonly onBack: (key: string) => void;
  readonly onBeside: (key: string | null) => void;
}) {
  const { lines, beside } = props;
  const {
    lab: { runs: words },
    numbers: { count, percent },
  } = useTexts();
  return (
    <div class="table-wrap">
      <table class="small" data-testid="lab-runs">
        <thead>
          <tr>
            <th scope="col">{words.settings}</th>
            <th scope="col" class="num">
              {words.accuracy}
            </th>
            <th scope="col" class="num">
              {words.scores}
            </th>
            <th>
              <span class="hidden">{words.beside}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, settings, summary }, at) => (
            <tr key={key}>
              <td data-label={words.settings}>{settings}</td>
              <td data-label={words.accuracy} class="num">
                {percent(summary.accuracy)}
              </td>
              <td data-label={words.scores} class="num">
                {count(Math.round(summary.attackScore))} : {count(Math.round(summary.defenceScore))}
              </td>
              <td>
                <span class="row" style={{ '--gap': 1 }}>
                  <Button
                    size="slim"
                    disabled={at === 0}
                    label={words.backTo({ run: settings })}
                    onPress={() => props.onBack(key)}
                  >
                    {words.back}
                  </Button>
                  <Button
                    size="slim"
                    pressed={beside === key}
                    disabled={at === 0 && beside !== key}
                    label={beside === key ? words.alone : words.besideOf({ run: settings })}
                    onPress={() => props.onBeside(beside === key ? null : key)}
                  >
                    {words.beside}
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
