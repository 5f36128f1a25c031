import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { useApp } from '../app-context.ts';
import type { MadeRows, PlayedRound } from '../engine-worker/api.ts';
import type { LabAttack, LabRound } from '../engine-worker/lab-jobs.ts';
import { toBase64Url } from '../links/base64url.ts';
import { type LabState, writeLab } from '../links/lab-link.ts';
import { mistakesIn, readLab, withOtherDelivery } from '../links/read-lab.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { faultOfLinkedRows } from '../room/trouble.ts';
import type { LabAhead } from './lab-ahead.ts';
import { labAttackOf, labAttackPlan, labDefencePlan, labRoundOf } from './lab-plans.ts';
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
  /** The last round that was played. */
  readonly played: PlayedRound | null;
  /** The round on the picture, and the picture: those of `played`, once its numbers stand there. */
  readonly drawn: PlayedRound | null;
  readonly picture: ArenaModel;
  readonly fault: Fault | null;
  readonly dismiss: () => void;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  /** Plays the round once more. */
  readonly again: () => void;
  /** What was played last, with what was set then. */
  readonly run: LabRun | null;
  /** What of the link was not understood, until it is forgiven. */
  readonly mistakes: readonly string[];
  readonly forgive: () => void;
}

/** A round of the Lab and its settings. */
export interface LabRun {
  readonly state: LabState;
  /** The settings as a link. */
  readonly written: string;
  readonly played: PlayedRound;
}

/**
 * Plays the round that is set, again after every change, and keeps the link up to date.
 *
 * @param ahead  the first of them, where it is under way
 */
export function useLab(ahead: LabAhead | null): Lab {
  const { platform, workbench } = useApp();
  const [state, setState] = useState<LabState>(() => readLab(location.hash));
  const [mistakes, setMistakes] = useState(() => mistakesIn(location.hash));
  const [held, setHeld] = useState<LabRun | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const written = writeLab(state);
  const job = useJob<LabRun>({
    done: setHeld,
    fault(next) {
      setFault(next && faultOfLinkedRows(next));
      if (next) markReady();
    },
  });
  const first = useRef(true);
  const [attackPlan, defencePlan] = [labAttackPlan(state), labDefencePlan(state)];
  const attack = useMemo(() => labAttackOf(state), [state]);
  const of = labRoundOf(state);
  const left = useRef(ahead);
  const play = () => {
    const begun = left.current?.written === written ? left.current : null;
    if (!begun) left.current?.job.cancel(); // the settings have changed before there was a page
    left.current = null;
    job.start((tell) => {
      begun?.follow(tell);
      const { result, cancel } = begun?.job ?? workbench.play(of, attack, defencePlan, tell);
      return { cancel, result: result.then((played) => ({ state, written, played })) };
    });
  };

  useEffect(() => {
    const settle = () => {
      remember(written, first.current);
      first.current = false;
      play();
    };
    return platform.after(first.current ? 0 : SETTLE_MILLIS, settle);
  }, [state]);

  useEffect(() => {
    const adopt = () => {
      setMistakes(mistakesIn(location.hash));
      setState(readLab(location.hash));
    };
    window.addEventListener('popstate', adopt);
    return () => window.removeEventListener('popstate', adopt);
  }, []);

  // A round of other data says nothing of these.
  const run = held?.state.scenario === state.scenario ? held : null;
  const [latest, setLatest] = useState<LabRun | null>(null);
  useEffect(() => setLatest(run), [run]);
  const drawn = run && latest?.state.scenario === state.scenario ? latest.played : null;
  const picture = useMemo(() => {
    if (!drawn) return STILL_WATER;
    return pictureOf(roundScenery(drawn, { drop: false }), drawn.model, drawn.cleanModel);
  }, [drawn]);
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
    played: run?.played ?? null,
    drawn,
    picture,
    fault,
    dismiss,
    run,
    mistakes,
    forgive: () => setMistakes([]),
    job: {
      ...job,
      // What stands there is of other settings: nothing is better than that.
      cancel() {
        job.cancel();
        if (held?.written !== written) setHeld(null);
      },
    },
    again: play,
  };
}

/** Settings are a page of the history once they have been played; what came from the history is there already. */
function remember(written: string, isFirst: boolean): void {
  const url = `${location.pathname}${location.search}#${written}`;
  if (location.hash === `#${written}`) return;
  if (isFirst) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
}
