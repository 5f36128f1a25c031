import type { ComponentChildren } from 'preact';
import type { Explanation } from '../../contract/explanation.ts';
import type { RoundSummary } from '../../engine/round/result.ts';
import type { BySide } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { BetterWords, HarmWords } from '../panels/why-words.tsx';
import type { ShownWhy } from '../picture/why.ts';

interface StepProps {
  /** Null until the server has said how far it has come. */
  readonly told: Explanation | null;
}

/** Which samples did it. */
export function WhyStep(
  props: StepProps & {
    readonly summary: RoundSummary;
    readonly why: ShownWhy | null;
    readonly classNames: readonly string[];
  },
) {
  const { reveal, why: words } = useTexts();
  const { told, why, summary, classNames } = props;
  return (
    <>
      <h1 class="stage-title">{reveal.titles.why}</h1>
      <Answer part={told?.why ?? null} busy={words.finding}>
        <HarmWords why={why} summary={summary} classNames={classNames} />
      </Answer>
    </>
  );
}

/** What would have worked better. */
export function BetterStep({ told, scores }: StepProps & { readonly scores: BySide<number> }) {
  const { reveal, why: words } = useTexts();
  const part = told?.replies ?? null;
  return (
    <>
      <h1 class="stage-title">{reveal.titles.better}</h1>
      <Answer part={part} busy={words.better.finding}>
        {part?.state === 'there' && <BetterWords replies={part.answer} scores={scores} />}
      </Answer>
    </>
  );
}

/** An answer, or how far it has come. */
function Answer(props: {
  readonly part: Explanation['why' | 'replies'] | null;
  readonly busy: string;
  readonly children: ComponentChildren;
}) {
  const { part, busy, children } = props;
  const { reveal } = useTexts();
  if (part?.state === 'there') return <>{children}</>;
  if (part?.state === 'failed') return <p class="lede">{reveal.failed}</p>;
  if (part?.state === 'unasked') return <p class="lede">{reveal.unasked}</p>;
  const share = part && part.share > 0 ? part.share : null;
  return (
    <div class="stack" style={{ '--gap': 1.5 }} data-testid="step-working">
      <p class="lede">{reveal.working}</p>
      <ProgressBar running share={share} label={busy} />
    </div>
  );
}
