import type { DraftView, PlayerView } from '../../engine/match/views.ts';
import type { PlanProblem } from '../../engine/round/costs.ts';
import type { Side } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import { PointsBar } from '../panels/points-bar.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import { troubleOf } from '../room/trouble.ts';
import { deskId, HandInButtons, SureCard } from './hand-in.tsx';
import type { DraftSteps } from './use-draft.ts';

/** The end of a side's desk: what is wrong with the plan, what it costs, try it, hand it in. */
export function DeskFoot(props: {
  readonly side: Side;
  readonly draft: DraftSteps;
  readonly view: DraftView<unknown>;
  readonly members: readonly PlayerView[];
  readonly you: string;
  readonly problem: PlanProblem | null;
  /** Whether there is something else that cannot be handed in yet. */
  readonly blocked?: boolean;
  readonly points: { readonly used: number; readonly total: number };
  /** What trying it has shown, in a line: on a phone the picture is out of sight. */
  readonly found: string | null;
  readonly canTry: boolean;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly onTry: () => void;
}) {
  const { side, problem, points, job, draft } = props;
  const { desks } = useTexts();
  const { fault, setFault } = draft;
  const accent = side === 'attack' ? 'var(--attack)' : 'var(--defend)';
  return (
    <>
      {(fault ?? problem) && (
        <TroubleCard
          inline
          trouble={fault?.trouble ?? troubleOf(problem?.code ?? 'internal')}
          detail={fault?.detail ?? problem?.detail ?? ''}
          {...(fault && { onDismiss: () => setFault(null) })}
        />
      )}
      <div class="desk-actions">
        {draft.doubt ? (
          <SureCard doubt={draft.doubt} onAnswer={draft.answer} />
        ) : (
          <>
            {props.found && <p class="desk-found small">{props.found}</p>}
            <PointsBar label={desks.points} used={points.used} total={points.total} accent={accent} />
            <TryButton
              label={desks.tryIt}
              testId={`${deskId(side)}-preview`}
              running={job.running}
              disabled={!props.canTry}
              onStart={props.onTry}
              onCancel={job.cancel}
            />
            <HandInButtons
              side={side}
              draft={draft}
              view={props.view}
              members={props.members}
              you={props.you}
              blocked={problem !== null || props.blocked === true}
            />
          </>
        )}
      </div>
      <ProgressBar running={job.running} share={job.share} label={desks.computing} accent={accent} />
    </>
  );
}
