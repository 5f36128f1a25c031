import { REVEAL_STEPS, type RevealStep } from '../../engine/match/reveal.ts';
import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** The steps of a reveal: where it is, and buttons to the others for whoever may go there. */
export function StepBar(props: {
  readonly step: RevealStep;
  /** The step that everybody is shown; null where there is nobody to follow. */
  readonly shown: RevealStep | null;
  /** Those that have something to show. */
  readonly steps: readonly RevealStep[];
  /** Whether going on is for everybody: then it goes one step at a time. */
  readonly leads: boolean;
  readonly go: ((step: RevealStep) => void) | null;
  /** Back to what everybody is shown, for whoever is elsewhere. */
  readonly follow: (() => void) | null;
}) {
  const { step, shown, steps, leads, go, follow } = props;
  const { reveal } = useTexts();
  const at = steps.indexOf(step);
  const [before, next] = [steps[at - 1], steps[at + 1]];
  const mayGo = (to: RevealStep) => steps.includes(to) && !(leads && steps.indexOf(to) > at + 1);
  return (
    <nav class="step-bar" aria-label={reveal.bar} data-testid="step-bar" data-step={step}>
      <ol>
        {REVEAL_STEPS.map((id, i) => (
          <li key={id} class={steps.includes(id) ? '' : 'skipped'}>
            <Mark
              number={i + 1}
              label={reveal.steps[id]}
              isNow={id === step}
              isShown={id === shown}
              testId={`step-${id}`}
              onGo={go && mayGo(id) ? () => go(id) : null}
            />
          </li>
        ))}
      </ol>
      {go && (
        <div class="row">
          <Button size="slim" testId="step-back" disabled={!before} onPress={() => before && go(before)}>
            {reveal.back}
          </Button>
          <Button
            size="slim"
            {...(leads && { tone: 'water' as const })}
            testId="step-next"
            disabled={!next}
            onPress={() => next && go(next)}
          >
            {reveal.next}
          </Button>
          {follow && (
            <Button size="slim" tone="water" testId="step-follow" onPress={follow}>
              {reveal.follow}
            </Button>
          )}
        </div>
      )}
    </nav>
  );
}

function Mark(props: {
  readonly number: number;
  readonly label: string;
  readonly isNow: boolean;
  readonly isShown: boolean;
  readonly testId: string;
  readonly onGo: (() => void) | null;
}) {
  const { label, isNow, onGo } = props;
  const inner = (
    <>
      <b>{props.number}</b> <span>{label}</span>
    </>
  );
  const now = isNow ? { 'aria-current': 'step' as const } : {};
  const look = `step ${isNow ? 'now' : ''} ${props.isShown ? 'shown' : ''}`;
  if (!onGo)
    return (
      <span class={look} data-testid={props.testId} {...now}>
        {inner}
      </span>
    );
  return (
    <button type="button" class={look} data-testid={props.testId} {...now} onClick={onGo}>
      {inner}
    </button>
  );
}
