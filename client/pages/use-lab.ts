import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { useApp } from '../app-context.ts';
import type { MadeRows, PlayedRound } from '../engine-worker/api.ts';
import type { LabAttack, LabRound } from '../engine-worker/lab-jobs.ts';
import { fromBase64Url, toBase64Url } from '../links/base64url.ts';
import { type LabState, readLab, withOtherDelivery, writeLab } from '../links/lab-link.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { useJob } from './use-job.ts';

/** A change is computed once nothing more has changed for this long. */
const SETTLE_MILLIS = 350;

export interface Lab {
  /** What is set; it is all in the link. */
  readonly state: LabState;
  readonly setState: (state: LabState) => void;
  readonly attackPlan: RecipePlan;
  /** What is attacked with: the recipe, or rows that were made by hand. */
  readonly attack: LabAttack;
  readonly of: LabRound;
  readonly setRows: (rows: MadeRows | null) => void;
  readonly defencePlan: DefencePlan;
  /** The last round that was played, and its picture. */
  readonly played: PlayedRound | null;
  readonly picture: ArenaModel;
  readonly fault: Fault | null;
  readonly dismiss: () => void;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly run: () => void;
}

/** Plays the round that is set, again after every change, and keeps the link up to date. */
export function useLab(): Lab {
  const { platform, workbench } = useApp();
  const [state, setState] = useState<LabState>(() => readLab(location.hash));
  const [played, setPlayed] = useState<PlayedRound | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const job = useJob<PlayedRound>({
    done: setPlayed,
    fault(next) {
      setFault(next);
      if (next) markReady();
    },
  });
  const first = useRef(true);
  const [attackPlan, defencePlan] = [attackPlanOf(state), defencePlanOf(state)];
  const { rows } = state;
  const made = useMemo(() => rows && { file: fromBase64Url(rows.file), made: rows.made }, [rows?.file]);
  const attack = made ?? attackPlan;
  const of: LabRound = { scenario: state.scenario, seed: state.seed, victim: state.victim };
  const run = () => {
    job.start((tell) => workbench.play(of, attack, defencePlan, tell));
  };

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}#${writeLab(state)}`);
    const callOff = platform.after(first.current ? 0 : SETTLE_MILLIS, run);
    first.current = false;
    return callOff;
  }, [state]);

  useEffect(() => {
    const adopt = () => setState(readLab(location.hash));
    window.addEventListener('hashchange', adopt);
    return () => window.removeEventListener('hashchange', adopt);
  }, []);

  const picture = useMemo(() => {
    if (!played) return STILL_WATER;
    return pictureOf(roundScenery(played, { drop: false }), played.model, played.cleanModel);
  }, [played]);
  const dismiss = () => setFault(null);
  const setRows = (next: MadeRows | null) =>
    setState((before) => {
      const { rows: _, ...rest } = withOtherDelivery(before);
      return next ? { ...rest, rows: { file: toBase64Url(next.file), made: next.made } } : rest;
    });
  return {
    attack,
    of,
    setRows,
    state,
    setState,
    attackPlan,
    defencePlan,
    played,
    picture,
    fault,
    dismiss,
    job,
    run,
  };
}

function attackPlanOf({ attack, epsilon, accounts }: LabState): RecipePlan {
  return { attack: { ...attack, params: { ...attack.params } }, epsilon, ...(accounts && { accounts }) };
}

function defencePlanOf({ filters, defence, panel, cap }: LabState): DefencePlan {
  return {
    filters: filters.map(({ id, params }) => ({ id, params: { ...params } })),
    ...(defence && { defence: { ...defence, params: { ...defence.params } } }),
    ...(panel && { panel }),
    ...(cap !== undefined && { cap }),
  };
}
