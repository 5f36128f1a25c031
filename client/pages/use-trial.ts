import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AttackId } from '../../engine/attacks/ids.ts';
import type { Seed } from '../../engine/random.ts';
import {
  pooledTrial,
  TRIAL_PARTS,
  type TrialPart,
  type TrialResult,
} from '../../engine/round/attack-trial.ts';
import { majorityAccuracy } from '../../engine/round/learnt.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { Cast, MadeRows } from '../engine-worker/api.ts';
import type { Job } from '../engine-worker/engine.ts';
import { type Opponent, opponentPlan } from '../forms/suggestions.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';

/** What an attack is tried on: what its authors know. */
export interface TrialSource {
  readonly scenario: Scenario;
  readonly file: Uint8Array | null;
  readonly cast: Cast | null;
  readonly seed: Seed;
}

/** An attack tried on samples that it was not made from, against an opponent that can be named. */
export interface Trial {
  /** Of the parts that have been tried so far; null before the first. */
  readonly figures: TrialResult | null;
  readonly parts: number;
  readonly running: boolean;
  /** 0 … 1. */
  readonly share: number;
  readonly opponent: Opponent;
  readonly setOpponent: (opponent: Opponent) => void;
  /** What the opponents play; null where nothing is known of one. */
  readonly plans: Readonly<Record<Opponent, DefencePlan | null>>;
  readonly cancel: () => void;
}

/** What is tried; `key` changes with it. */
export interface Tried {
  readonly key: string;
  readonly attack: RecipePlan | MadeRows;
  readonly recipe: AttackId | null;
}

const NOTHING_YET: readonly TrialPart[] = [];

/** @param onFirst  called when the first figures are there, before the next part is begun */
export function useTrial(
  { scenario, file, cast, seed }: TrialSource,
  tried: Tried | null,
  { onFault, onFirst }: { readonly onFault: (fault: Fault) => void; readonly onFirst: () => void },
): Trial {
  const { workbench } = useApp();
  const [told, setTold] = useState<{ readonly key: string; readonly parts: readonly TrialPart[] } | null>(
    null,
  );
  const [running, setRunning] = useState(false);
  const [share, setShare] = useState(0);
  const [opponent, setOpponent] = useState<Opponent>('nothing');
  const job = useRef<Job<TrialPart> | null>(null);
  const stop = useRef(() => {});
  const first = useRef(onFirst);
  first.current = onFirst;
  const recipe = tried?.recipe ?? null;
  const plans = useMemo(
    () => ({
      nothing: opponentPlan(scenario, 'nothing', recipe),
      usual: opponentPlan(scenario, 'usual', recipe),
      strongest: opponentPlan(scenario, 'strongest', recipe),
    }),
    [scenario.id, recipe],
  );
  const defence = plans[opponent];
  const key = JSON.stringify([tried?.key, defence]);
  // Figures of another plan are never shown as this one's.
  const parts = told?.key === key ? told.parts : NOTHING_YET;

  /** What has been tried before, so that nobody waits for it again. */
  const before = useRef(new Map<string, readonly TrialPart[]>());
  useEffect(() => before.current.clear(), [file]);

  useEffect(() => {
    const held = before.current.get(key) ?? NOTHING_YET;
    setTold({ key, parts: held });
    if (!file || !tried || !defence) return;
    let gone = false;
    stop.current = () => {
      gone = true;
      setRunning(false);
    };
    const go = (part: number, done: readonly TrialPart[]) => {
      setShare(part / TRIAL_PARTS);
      job.current = workbench.tryPart(
        scenario.id,
        file,
        seed,
        { attack: tried.attack, defence },
        part,
        (come) => {
          if (!gone) setShare((part + come) / TRIAL_PARTS);
        },
      );
      job.current.result.then(
        (outcome) => {
          if (gone) return;
          const all = [...done, outcome];
          setTold({ key, parts: all });
          before.current.set(key, all);
          if (part === 0) first.current();
          if (part + 1 < TRIAL_PARTS) go(part + 1, all);
          else setRunning(false);
        },
        (error: unknown) => {
          if (gone) return;
          setRunning(false);
          onFault(troubleIn(error));
        },
      );
    };
    if (held.length > 0) first.current();
    if (held.length === TRIAL_PARTS) return setRunning(false);
    setRunning(true);
    go(held.length, held);
    // What is under way ends by itself, and nobody asks for it: another computation may be waiting behind it.
    return () => stop.current();
  }, [key, file]);

  const figures = useMemo(() => {
    if (parts.length === 0 || !cast) return null;
    const known = { n: cast.n, y: Int32Array.from(cast.labels), classes: scenario.classes };
    return pooledTrial(scenario, majorityAccuracy(known), parts);
  }, [parts, cast]);
  return {
    figures,
    parts: parts.length,
    running,
    share,
    opponent,
    setOpponent,
    plans,
    cancel() {
      stop.current();
      job.current?.cancel();
    },
  };
}
