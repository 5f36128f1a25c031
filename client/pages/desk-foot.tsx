import type { Ack } from '../../contract/messages.ts';
import type { PlanProblem } from '../../engine/round/costs.ts';
import { Button } from '../panels/controls.tsx';
import { PointsBar } from '../panels/points-bar.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../words/error-texts.ts';

/** What a commit was answered, as far as it is trouble. */
export const faultOf = (ack: Ack): Fault | null =>
  ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' };

/** The end of a side's desk: what is wrong with the plan, what it costs, try it, commit it. */
export function DeskFoot(props: {
  readonly side: 'attack' | 'filter';
  readonly fault: Fault | null;
  readonly problem: PlanProblem | null;
  readonly points: { readonly used: number; readonly total: number };
  /** What trying it has shown, in a line: on a phone the picture is out of sight. */
  readonly found: string | null;
  readonly canTry: boolean;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly sending: boolean;
  readonly commitLabel: string;
  readonly onDismiss: () => void;
  readonly onTry: () => void;
  readonly onCommit: () => void;
}) {
  const { side, fault, problem, points, job, sending } = props;
  const accent = side === 'attack' ? 'var(--poison)' : 'var(--clear)';
  return (
    <>
      {(fault ?? problem) && (
        <TroubleCard
          inline
          trouble={fault?.trouble ?? troubleOf(problem?.code ?? 'internal')}
          detail={fault?.detail ?? problem?.detail ?? ''}
          {...(fault && { onDismiss: props.onDismiss })}
        />
      )}
      <div class="desk-actions">
        {props.found && <p class="desk-found small">{props.found}</p>}
        <PointsBar label="Points" used={points.used} total={points.total} accent={accent} />
        <TryButton
          label="Try it"
          testId={`${side}-preview`}
          running={job.running}
          disabled={!props.canTry}
          onStart={props.onTry}
          onCancel={job.cancel}
        />
        <Button
          tone={side === 'attack' ? 'poison' : 'water'}
          testId={`${side}-commit`}
          disabled={sending || problem !== null}
          onPress={props.onCommit}
        >
          {sending ? 'Sending…' : props.commitLabel}
        </Button>
      </div>
      <ProgressBar running={job.running} share={job.share} label="Computing the preview" accent={accent} />
    </>
  );
}
