import { marksAPoint, marksCost } from '../../engine/round/costs.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useTexts } from '../app-context.ts';
import { countMarks, type RowMark } from '../forms/marks.ts';
import { Button, Segments } from './controls.tsx';

/** What a click on a sample or a lasso does. */
export const MARK_TOOLS = ['look', 'drop', 'keep'] as const;
export type MarkTool = (typeof MARK_TOOLS)[number];

/** Marks by hand: what the next click does, how many there are and what they cost, and the way back. */
export function MarkBar(props: {
  readonly scenario: Scenario;
  readonly tool: MarkTool;
  readonly onTool: (tool: MarkTool) => void;
  readonly marks: readonly RowMark[];
  readonly undo: (() => void) | null;
  readonly help: string;
  /** Points that the plan costs beyond those that there are. */
  readonly over: number;
}) {
  const { inquiry } = useTexts();
  const { marking } = inquiry;
  const [drop, keep] = [countMarks(props.marks, 'drop'), countMarks(props.marks, 'keep')];
  return (
    <div class="mark-bar">
      <Segments
        label={marking.tool}
        hideLabel
        testId="mark-tool"
        value={props.tool}
        options={MARK_TOOLS.map((tool) => ({ value: tool, label: marking.tools[tool] }))}
        onChange={props.onTool}
      />
      <Button
        size="slim"
        testId="mark-undo"
        label={marking.undoLong}
        disabled={props.undo === null}
        onPress={() => props.undo?.()}
      >
        {marking.undo}
      </Button>
      <p class="small mark-count" data-testid="mark-count" aria-live="polite">
        {drop + keep > 0
          ? marking.made({ drop, keep, price: marksCost(props.scenario, drop + keep) })
          : marking.none({ rows: marksAPoint(props.scenario) })}{' '}
        {props.tool !== 'look' && <span class="quiet">{props.help}</span>}
      </p>
      {props.over > 0 && (
        <p class="notice mark-over" role="status" data-testid="mark-over">
          {marking.over({ points: props.over })}
        </p>
      )}
    </div>
  );
}
