import { useEffect, useState } from 'preact/hooks';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import { OracleAsk } from '../panels/oracle-ask.tsx';
import type { Hand } from './use-hand.ts';

/** A sample is judged once it has not changed for this long. */
const SETTLE_MILLIS = 250;

/** What the model of the moment takes a sample for that is being made. */
export function SampleVerdict({ hand, x }: { readonly hand: Hand; readonly x: Float32Array }) {
  const { engine, platform } = useApp();
  const { classNames } = useScenarioText(hand.source.scenario);
  const { hand: words } = useTexts();
  const [said, setSaid] = useState<{ readonly label: number; readonly score: number } | null>(null);
  const model = hand.preview?.model ?? hand.source.clean?.model;
  const key = x.join();
  useEffect(() => {
    if (!model) return;
    let gone = false;
    const callOff = platform.after(SETTLE_MILLIS, () => {
      engine.judge(model, x, x.length).result.then(
        ({ classes: [label = 0], scores: [score = 0] }) =>
          !gone && setSaid({ label, score: Math.abs(score) }),
        () => undefined, // the sample can be sent all the same
      );
    });
    return () => {
      gone = true;
      callOff();
    };
  }, [model, key]);
  return (
    <>
      <p class="small" aria-live="polite" data-testid="verdict">
        {said && words.verdict({ label: classNames[said.label] ?? '', score: said.score })}
      </p>
      {hand.oracle && <OracleAsk oracle={hand.oracle} scenario={hand.source.scenario} x={x} />}
    </>
  );
}
