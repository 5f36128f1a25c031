import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { type HandTool, toolsFor } from '../forms/hand-tools.ts';
import type { Shortage } from '../pages/use-hand.ts';
import { Button, Segments } from './controls.tsx';

/** The tools for work on the picture, the class they work with, and the way back. */
export function HandTools(props: {
  readonly scenario: Scenario;
  readonly tool: HandTool;
  readonly label: number;
  readonly onTool: (tool: HandTool) => void;
  readonly onLabel: (label: number) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Whether the samples are still on their way. */
  readonly waiting: boolean;
  readonly shortage: Shortage | null;
}) {
  const { scenario, shortage } = props;
  const { hand } = useTexts();
  return (
    <div class="hand-tools">
      <Segments
        hideLabel
        label={hand.tools}
        testId="hand-tool"
        value={props.tool}
        options={toolsFor(scenario).map((tool) => ({ value: tool, label: hand.tool[tool] }))}
        onChange={props.onTool}
      />
      <HandLabel scenario={scenario} label={props.label} name={hand.newLabel} onLabel={props.onLabel} />
      <div class="hand-back">
        <Button size="slim" testId="hand-undo" disabled={props.undo === null} onPress={() => props.undo?.()}>
          {hand.undo}
        </Button>
        <Button size="slim" testId="hand-redo" disabled={props.redo === null} onPress={() => props.redo?.()}>
          {hand.redo}
        </Button>
      </div>
      <p class="small quiet hand-help">{props.waiting ? hand.waiting : hand.help[props.tool]}</p>
      {shortage && (
        <p class="notice hand-help" role="status" data-testid="hand-shortage">
          {hand.shortage(shortage)}
        </p>
      )}
    </div>
  );
}

/** The class that a row is to be reported as. */
export function HandLabel(props: {
  readonly scenario: Scenario;
  readonly label: number;
  readonly name: string;
  readonly onLabel: (label: number) => void;
}) {
  const { classNames } = useScenarioText(props.scenario);
  return (
    <Segments
      label={props.name}
      testId="hand-label"
      value={String(props.label)}
      options={classNames.map((label, id) => ({ value: String(id), label }))}
      onChange={(id) => props.onLabel(Number(id))}
    />
  );
}
