import type { ComponentChildren } from 'preact';
import type { Replies } from '../../engine/round/replies.ts';
import type { RoundSummary } from '../../engine/round/result.ts';
import type { BySide } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import type { ShownWhy } from '../picture/why.ts';
import type { Fault } from '../room/room-state.ts';
import { ProgressBar } from './progress-bar.tsx';
import { TroubleCard } from './trouble-card.tsx';
import { TryButton } from './try-button.tsx';
import { BetterWords, HarmWords } from './why-words.tsx';

/** A question that is answered when somebody asks it. */
interface Asking {
  readonly running: boolean;
  readonly share: number | null;
  start(): void;
  cancel(): void;
}

/** What a bout that is over can be asked. */
export interface WhyAnswers {
  /** Undefined until asked; null where no model was trained. */
  readonly why: ShownWhy | null | undefined;
  readonly replies: Replies | null;
  readonly fault: Fault | null;
  readonly asking: Asking;
  readonly trying: Asking;
}

interface AskProps {
  readonly use: WhyAnswers;
}

/** Asks which samples did it. */
export function AskWhy(
  props: AskProps & { readonly summary: RoundSummary; readonly classNames: readonly string[] },
) {
  const { use, summary, classNames } = props;
  const { why: words } = useTexts();
  return (
    <Question label={words.find} busy={words.finding} job={use.asking} fault={use.fault} testId="why-find">
      {use.why !== undefined && <HarmWords summary={summary} classNames={classNames} why={use.why} />}
    </Question>
  );
}

/** Asks what would have worked better. */
export function AskBetter({ use, scores }: AskProps & { readonly scores: BySide<number> }) {
  const { better } = useTexts().why;
  return (
    <Question
      label={better.find}
      busy={better.finding}
      job={use.trying}
      fault={use.fault}
      testId="why-better"
    >
      {use.replies && <BetterWords replies={use.replies} scores={scores} />}
    </Question>
  );
}

/** A button until it is answered; then the answer. */
function Question(props: {
  readonly label: string;
  readonly busy: string;
  readonly job: Asking;
  readonly fault: Fault | null;
  readonly testId: string;
  readonly children: ComponentChildren;
}) {
  const { job, children } = props;
  if (children) return <>{children}</>;
  return (
    <div class="stack" style={{ '--gap': 1.5 }}>
      <TryButton
        label={props.label}
        testId={props.testId}
        running={job.running}
        onStart={job.start}
        onCancel={job.cancel}
      />
      <ProgressBar running={job.running} share={job.share} label={props.busy} />
      {props.fault && <TroubleCard {...props.fault} />}
    </div>
  );
}
