import type { DraftView, PlayerView, SeatView } from '../../engine/match/views.ts';
import type { PlanProblem } from '../../engine/round/costs.ts';
import type { DefencePlan, SinglePlan } from '../../engine/round/plans.ts';
import type { Side } from '../../engine/round/sides.ts';
import type { DeskChange } from '../room/unsent.ts';
import { useCountdown } from './use-countdown.ts';
import { type DraftLink, type DraftSteps, type TeamDraft, useDraft } from './use-draft.ts';
import type { RoomHandle } from './use-room.ts';
import type { UnsentDesk } from './use-unsent.ts';

/** A team's desk as one member has it: the draft, and what its panels need of it. */
export interface SharedDesk<Plan> {
  readonly draft: TeamDraft<Plan>;
  readonly view: DraftView<Plan>;
  /** For the panel that says how the draft stands. */
  readonly panel: {
    readonly draft: DraftView<Plan>;
    readonly members: readonly PlayerView[];
    readonly you: string;
    readonly sharing: TeamDraft<Plan>['sharing'];
    readonly timed: boolean;
  };
  /** For the foot, where it is handed in. */
  readonly foot: {
    readonly draft: DraftSteps;
    readonly view: DraftView<Plan>;
    readonly members: readonly PlayerView[];
    readonly you: string;
  };
  /** For the card of a plan that is in. */
  readonly handed: {
    readonly draft: DraftSteps;
    readonly handed: DraftView<Plan>['handed'];
    readonly left: number;
  };
}

/** A desk on which nothing has been done. */
export const EMPTY: DraftView<never> = {
  plan: null,
  changedBy: null,
  changedAt: null,
  ready: [],
  captain: null,
  handed: null,
};

export function useDesk<Plan extends SinglePlan | DefencePlan>(options: {
  readonly room: RoomHandle;
  readonly view: SeatView;
  readonly side: Side;
  readonly draft: DraftView<Plan> | null;
  /** Whether the team has a draft, also where this desk has no part of it. */
  readonly begun?: boolean;
  /** Keeps what is changed here until it is sent. */
  readonly unsent: UnsentDesk;
  readonly first: Plan;
  readonly check: (plan: Plan) => PlanProblem | null;
}): SharedDesk<Plan> {
  const { room, view, side, first, check, unsent, begun = options.draft?.plan != null } = options;
  const shown = options.draft ?? (EMPTY as DraftView<Plan>);
  const kept = unsent.kept && 'plan' in unsent.kept ? (unsent.kept.plan as Plan) : null;
  const keep = (plan: Plan) => unsent.keep({ side, plan } as DeskChange);
  const draft = useDraft({
    view: shown,
    begun,
    first,
    check,
    link: linkOf<Plan>(room, side, view.round),
    memory: { ...unsent, kept, keep },
  });
  const members = view.players.filter(({ team }) => team === view.team);
  const left = useCountdown(room.state, shown.handed?.takeBackUntil ?? null);
  const { you } = view;
  const timed = view.endsAt !== null || view.pausedWithMillis !== null;
  return {
    draft,
    view: shown,
    panel: { draft: shown, members, you, sharing: draft.sharing, timed },
    foot: { draft, view: shown, members, you },
    handed: { draft, handed: shown.handed, left },
  };
}

function linkOf<Plan extends SinglePlan | DefencePlan>(
  { link }: RoomHandle,
  side: Side,
  round: number,
): DraftLink<Plan> {
  return {
    set: (plan) =>
      side === 'attack'
        ? link.send('draft:attack', { round, plan: plan as SinglePlan })
        : link.send('draft:defend', { round, plan: plan as DefencePlan }),
    ready: (ready, sure) => link.send('draft:ready', { round, side, ready, sure }),
    commit: (sure) => link.send('draft:commit', { round, side, sure }),
    takeBack: () => link.send('draft:take-back', { round, side }),
  };
}
