import type { PlanProblem } from '../../engine/round/costs.ts';
import { useTexts } from '../app-context.ts';
import { Button } from '../panels/controls.tsx';
import { PointsBar } from '../panels/points-bar.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import { troubleOf } from '../room/trouble.ts';
import type { HandIn } from './use-commit.ts';

/** The end of a side's desk: what is wrong with the plan, what it costs, try it, commit it. */
export function DeskFoot(props: {
  readonly side: 'attack' | 'filter';
  readonly handIn: Pick<HandIn<never>, 'sending' | 'fault' | 'setFault'>;
  readonly problem: PlanProblem | null;
  readonly points: { readonly used: number; readonly total: number };
  /** What trying it has shown, in a line: on a phone the picture is out of sight. */
  readonly found: string | null;
  readonly canTry: boolean;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly commitLabel: string;
  readonly onTry: () => void;
  readonly onCommit: () => void;
}) {
  const { side, problem, points, job } = props;
  const { desks } = useTexts();
  const { fault, sending, setFault } = props.handIn;
  const accent = side === 'attack' ? 'var(--poison)' : 'var(--clear)';
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
        {props.found && <p class="desk-found small">{props.found}</p>}
        <PointsBar label={desks.points} used={points.used} total={points.total} accent={accent} />
        <TryButton
          label={desks.tryIt}
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
          {sending ? desks.sending : props.commitLabel}
        </Button>
      </div>
      <ProgressBar running={job.running} share={job.share} label={desks.computing} accent={accent} />
    </>
  );
}
