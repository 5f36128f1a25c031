import type { DraftView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button } from '../panels/controls.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import type { DraftSteps } from './use-draft.ts';

/** A plan that is in: by whom, and for a few seconds the way to take it back. */
export function Committed(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly draft: DraftSteps;
  readonly handed: DraftView<unknown>['handed'];
  /** Milliseconds until it cannot be taken back any more. */
  readonly left: number;
}) {
  const { desks, teamwork } = useTexts();
  const { draft, handed, left } = props;
  return (
    <section class="panel committed" data-testid="committed">
      <p class="kicker" role="status">
        {desks.planIsIn}
      </p>
      <h2>{props.title}</h2>
      {handed && <p>{teamwork.handedIn(handed)}</p>}
      {props.lines.map((line) => (
        <p key={line} class="quiet">
          {line}
        </p>
      ))}
      {handed && left > 0 && (
        <div class="row">
          <Button testId="take-back" onPress={draft.takeBack}>
            {teamwork.takeBack({ seconds: Math.ceil(left / 1000) })}
          </Button>
        </div>
      )}
      {draft.fault && <TroubleCard inline {...draft.fault} onDismiss={() => draft.setFault(null)} />}
    </section>
  );
}
