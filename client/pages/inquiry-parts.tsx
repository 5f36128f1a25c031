import type { ComponentChildren } from 'preact';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Texts } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import { Choice } from '../panels/controls.tsx';
import { MarkBar } from '../panels/mark-bar.tsx';
import type { DefencePicture } from './use-defence.ts';
import type { Investigation } from './use-inquiry.ts';
import type { RoundData } from './use-round-data.ts';

/** What every look at a delivery is given. */
export interface InquiryProps {
  readonly inquiry: Investigation;
  readonly defence: DefencePicture;
  readonly scenario: Scenario;
  readonly data: Pick<RoundData, 'file' | 'cast'>;
}

/** The marks' tools, where the plan can be changed. */
export function Marks({
  inquiry,
  scenario,
  help,
}: Pick<InquiryProps, 'inquiry' | 'scenario'> & { readonly help: string }) {
  const { tool, setTool, marks, undo } = inquiry.marking;
  if (!inquiry.change) return null;
  // Free play has no points: nothing is for sale there either.
  const over = Math.max(0, -(inquiry.buying?.left ?? 0));
  return <MarkBar {...{ scenario, tool, marks, undo, help, over }} onTool={setTool} />;
}

/** One filter of the menu. */
export function FilterChoice(props: {
  readonly inquiry: Investigation;
  readonly scenario: Scenario;
  readonly label: string;
}) {
  const texts = useTexts();
  return (
    <Choice
      label={props.label}
      testId="probe-filter"
      value={props.inquiry.probe.filter}
      options={props.scenario.filters.map((id) => ({ value: id, label: texts.filters[id].label }))}
      onChange={props.inquiry.setFilter}
    />
  );
}

/** A look that may be longer than the window: it can be scrolled by keys, whether or not there is anything to press. */
export const LookBody = (props: {
  readonly testId: string;
  readonly label: string;
  readonly busy: boolean;
  readonly children: ComponentChildren;
}) => (
  <section
    class="look-body"
    aria-label={props.label}
    aria-busy={props.busy}
    data-testid={props.testId}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    tabIndex={0}
  >
    {props.children}
  </section>
);

/** A line for each point of the plane, f32[2 n]. */
export const pointLines = (n: number, places: Float32Array, { inquiry, numbers }: Texts): readonly string[] =>
  Array.from({ length: n }, (_, i) =>
    inquiry.point({
      x: numbers.decimal(places[2 * i] as number, 2),
      y: numbers.decimal(places[2 * i + 1] as number, 2),
    }),
  );
