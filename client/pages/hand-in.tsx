import type { DraftView, PlayerView } from '../../engine/match/views.ts';
import type { PlanDoubt } from '../../engine/round/plan-doubts.ts';
import type { Side } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import { Button } from '../panels/controls.tsx';
import type { DraftSteps } from './use-draft.ts';
import { useTwoTaps } from './use-two-taps.ts';

/** What the controls of a side's desk are found by in tests. */
export const deskId = (side: Side): string => (side === 'attack' ? 'attack' : 'filter');

/** Ready, for every member of a team of several; Hand in, for its captain. */
export function HandInButtons(props: {
  readonly side: Side;
  readonly draft: DraftSteps;
  readonly view: DraftView<unknown>;
  readonly members: readonly PlayerView[];
  readonly you: string;
  readonly blocked: boolean;
}) {
  const { side, draft, view, you } = props;
  const { desks, teamwork } = useTexts();
  // A captain whose connection is lost remains it for a while: the server says who is.
  const isCaptain = view.captain === null || view.captain === you;
  const others = !isCaptain || props.members.some(({ id, connected }) => connected && id !== you);
  const isReady = view.ready.includes(you);
  const disabled = draft.sending || props.blocked;
  const tone = side === 'attack' ? 'poison' : 'water';
  const taps = useTwoTaps<'ready' | 'commit'>();
  return (
    <div class="hand-in" onPointerDown={taps.onPointerDown}>
      {others && (
        <Button
          tone={isCaptain || isReady ? 'plain' : tone}
          testId={`${deskId(side)}-ready`}
          disabled={disabled}
          pressed={isReady}
          onPress={() => (isReady ? draft.sayReady(false) : taps.press('ready', () => draft.sayReady(true)))}
        >
          {isReady ? teamwork.notReady : taps.asked === 'ready' ? teamwork.tapAgain : teamwork.sayReady}
        </Button>
      )}
      {isCaptain && (
        <Button
          tone={tone}
          testId={`${deskId(side)}-commit`}
          disabled={disabled}
          onPress={() => taps.press('commit', draft.handIn)}
        >
          {draft.sending ? desks.sending : taps.asked === 'commit' ? teamwork.tapAgain : teamwork.handIn}
        </Button>
      )}
    </div>
  );
}

/** Asks once more before a plan that does nothing, or too much, is handed in. */
export function SureCard(props: { readonly doubt: PlanDoubt; readonly onAnswer: (sure: boolean) => void }) {
  const { sure } = useTexts().teamwork;
  return (
    <section class="sure" role="alertdialog" aria-label={sure.title} data-testid="sure">
      <p>
        <b>{sure.title}</b> {sure.doubts[props.doubt]}
      </p>
      <div class="row">
        <Button testId="sure-back" onPress={() => props.onAnswer(false)}>
          {sure.back}
        </Button>
        <Button tone="poison" testId="sure-yes" onPress={() => props.onAnswer(true)}>
          {sure.goOn}
        </Button>
      </div>
    </section>
  );
}
