import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AttackId } from '../../engine/attacks/index.ts';
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
import { troubleIn } from '../net/http.ts';
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

export function useTrial(
  { scenario, file, cast, seed }: TrialSource,
  tried: Tried | null,
  onFault: (fault: Fault) => void,
): Trial {
  const { workbench } = useApp();
  const [parts, setParts] = useState<readonly TrialPart[]>([]);
  const [running, setRunning] = useState(false);
  const [share, setShare] = useState(0);
  const [opponent, setOpponent] = useState<Opponent>('nothing');
  const job = useRef<Job<TrialPart> | null>(null);
  const stop = useRef(() => {});
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

  useEffect(() => {
    setParts([]);
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
          setParts(all);
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
    setRunning(true);
    go(0, []);
    // What is under way ends by itself, and nobody asks for it: another computation may be waiting behind it.
    return () => stop.current();
  }, [tried?.key, file, JSON.stringify(defence)]);

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
