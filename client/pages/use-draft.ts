import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import type { DraftView } from '../../engine/match/views.ts';
import type { PlanProblem } from '../../engine/round/costs.ts';
import { PLAN_DOUBTS, type PlanDoubt } from '../../engine/round/plan-doubts.ts';
import { useApp } from '../app-context.ts';
import { type OwnChange, planOnDesk, stillUnderWay } from '../room/draft.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';
import type { UnsentDesk } from './use-unsent.ts';

/** Changes go to the team at once, and while they keep coming at this pace. */
const SHARE_MILLIS = 200;

/** The way of a draft to the server. */
export interface DraftLink<Plan> {
  set(plan: Plan): Promise<Ack>;
  ready(ready: boolean, sure: boolean): Promise<Ack>;
  commit(sure: boolean): Promise<Ack>;
  takeBack(): Promise<Ack>;
}

/** What a member does with the team's draft beside changing it. */
export interface DraftSteps {
  /** Whether the team has what stands on the desk: it has, it is on its way, or it cannot be sent as it is. */
  readonly sharing: 'shared' | 'under-way' | 'no-plan';
  readonly sending: boolean;
  readonly fault: Fault | null;
  readonly setFault: (fault: Fault | null) => void;
  /** A question that stands before the plan is handed in; null where there is none. */
  readonly doubt: PlanDoubt | null;
  readonly sayReady: (ready: boolean) => void;
  readonly handIn: () => void;
  /** Shows what is against another wish of the team's, where it is refused. */
  readonly ask: (answer: Promise<Ack>) => Promise<void>;
  readonly takeBack: () => void;
  /** Answers the question. */
  readonly answer: (sure: boolean) => void;
}

/** A team's draft on the desk of one of its members. */
export interface TeamDraft<Plan> extends DraftSteps {
  readonly plan: Plan;
  readonly change: (plan: Plan) => void;
}

/** What becomes of changes that are not answered yet: see UnsentDesk. */
export interface DraftMemory<Plan> extends Pick<UnsentDesk, 'patience' | 'late'> {
  readonly kept: Plan | null;
  keep(plan: Plan): () => void;
}

type Step = 'ready' | 'commit';

export function useDraft<Plan>(options: {
  /** The team's draft as the newest view has it. */
  readonly view: DraftView<Plan>;
  /** Whether the team has a draft. */
  readonly begun: boolean;
  /** What stands on the desk before anybody has made a draft. */
  readonly first: Plan;
  readonly check: (plan: Plan) => PlanProblem | null;
  readonly link: DraftLink<Plan>;
  readonly memory: DraftMemory<Plan>;
}): TeamDraft<Plan> {
  const { view, begun, first, check, link, memory } = options;
  const { platform } = useApp();
  const [own, setOwn] = useState<OwnChange<Plan> | null>(memory.kept && { plan: memory.kept, takenAt: null });
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [asked, setAsked] = useState<{ readonly step: Step; readonly doubt: PlanDoubt } | null>(null);
  const newest = useRef<Plan | null>(null);
  /** The newest change while it has not been sent: it waits, or it is no plan. And how it is forgotten. */
  const unsent = useRef<{ readonly plan: Plan; readonly isPlan: boolean } | null>(null);
  const forget = useRef(() => {});
  const callOff = useRef(() => {});
  const lastShared = useRef(Number.NEGATIVE_INFINITY);
  const held = stillUnderWay(own, view);
  const plan = planOnDesk(held, view.plan, first);
  useEffect(() => {
    // Somebody may have typed on since this was drawn: what is newer stays.
    if (own && !held) setOwn((now) => (now === own ? null : now));
  }, [own, held]);
  useEffect(() => {
    if (memory.kept) change(memory.kept);
    const rest = platform.onHide(() => {
      if (unsent.current?.isPlan) void share(unsent.current.plan);
    });
    return () => {
      rest();
      callOff.current();
      if (unsent.current) memory.late(); // the phase is over, and took the desk away
    };
  }, []);

  const tell = (ack: Ack) =>
    setFault(ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' });

  async function share(next: Plan): Promise<Ack> {
    callOff.current();
    newest.current = next;
    unsent.current = null;
    lastShared.current = platform.steady();
    const ack = await link.set(next);
    if (newest.current !== next) return ack; // a newer change is under way
    if (ack.ok || ack.code !== 'internal') forget.current();
    if (!ack.ok && ack.code === 'wrong-phase') memory.late();
    if (ack.ok) setOwn({ plan: next, takenAt: ack.now ?? 0 });
    else setOwn(null);
    tell(ack);
    return ack;
  }

  function change(next: Plan): void {
    newest.current = next;
    const isPlan = check(next) === null;
    unsent.current = { plan: next, isPlan };
    forget.current = memory.keep(next);
    setOwn({ plan: next, takenAt: null });
    setAsked(null);
    callOff.current();
    if (!isPlan) return;
    const wait = memory.patience(lastShared.current + SHARE_MILLIS - platform.steady());
    callOff.current = platform.after(Math.max(0, wait), () => void share(next));
  }

  /** Hands in what stands on the desk, once the team has it. */
  async function step(which: Step, sure: boolean): Promise<void> {
    setSending(true);
    const isShared = begun && held === null;
    const shared: Ack = isShared ? { ok: true } : await share(plan);
    const ack = shared.ok ? await (which === 'ready' ? link.ready(true, sure) : link.commit(sure)) : shared;
    setSending(false);
    const doubt = !ack.ok && ack.code === 'sure-needed' ? doubtOf(ack.detail) : null;
    setAsked(doubt && { step: which, doubt });
    if (doubt) setFault(null);
    else tell(ack);
  }

  return {
    plan,
    change,
    sharing:
      held === null
        ? 'shared'
        : check(held.plan)
          ? 'no-plan'
          : held.takenAt === null
            ? 'under-way'
            : 'shared',
    sending,
    fault,
    setFault,
    doubt: asked?.doubt ?? null,
    sayReady: (ready) => void (ready ? step('ready', false) : link.ready(false, false).then(tell)),
    handIn: () => void step('commit', false),
    ask: (answer) => answer.then(tell),
    takeBack: () => void link.takeBack().then(tell),
    answer(sure) {
      setAsked(null);
      if (sure && asked) void step(asked.step, true);
    },
  };
}

const doubtOf = (detail: string | undefined): PlanDoubt =>
  PLAN_DOUBTS.find((doubt) => doubt === detail) ?? 'spends-nothing';
