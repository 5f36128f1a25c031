import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isSolved } from '../../engine/lessons/goals.ts';
import { LESSONS, type LessonId } from '../../engine/lessons/index.ts';
import type { LessonPlan } from '../../engine/lessons/lesson.ts';
import { withinBudget } from '../../engine/lessons/within.ts';
import { useApp } from '../app-context.ts';
import type { ShownLesson } from '../engine-worker/lesson-jobs.ts';
import { type LessonProgress, readProgress, writeProgress } from '../links/lesson-progress.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { useJob } from './use-job.ts';

/** A change is computed once nothing more has changed for this long. */
const SETTLE_MILLIS = 350;

export interface LessonPlay {
  readonly plan: LessonPlan;
  readonly setPlan: (plan: LessonPlan) => void;
  readonly restart: () => void;
  readonly progress: LessonProgress | null;
  readonly guess: (answer: number) => void;
  /** The answer that came out in the first round, from 0; null until it is known. */
  readonly answer: number | null;
  /** The last round that was played, and its picture; nothing before there is a guess. */
  readonly shown: ShownLesson | null;
  readonly picture: ArenaModel;
  /** Whether the round on show reaches the goals. */
  readonly reached: boolean;
  readonly fault: Fault | null;
  readonly retry: () => void;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
}

/** A lesson as it is done: guess, see the first round, change it until the goals are reached. */
export function useLesson(id: LessonId): LessonPlay {
  const { platform, workbench, storage } = useApp();
  const lesson = LESSONS[id];
  const [plan, setPlan] = useState<LessonPlan>(lesson.start);
  const [shown, setShown] = useState<ShownLesson | null>(null);
  const [answer, setAnswer] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [progress, setProgress] = useState<LessonProgress | null>(() => readProgress(storage)[id] ?? null);
  const keep = (next: LessonProgress) => {
    setProgress(next);
    writeProgress(storage, { ...readProgress(storage), [id]: next });
  };
  const job = useJob<ShownLesson>({
    done(next) {
      setShown(next);
      if (isSame(next.facts.plan, lesson.start)) setAnswer(lesson.guess.answer(next.facts));
      if (progress && isSolved(lesson.goals, next.facts)) keep({ ...progress, solved: true });
    },
    fault(next) {
      setFault(next);
      if (next) markReady();
    },
  });
  const run = () => job.start((tell) => workbench.playLesson(id, plan, tell));
  const first = useRef(true);
  const begun = progress !== null;
  useEffect(() => {
    if (!begun) {
      markReady();
      return;
    }
    const callOff = platform.after(first.current ? 0 : SETTLE_MILLIS, run);
    first.current = false;
    return callOff;
  }, [plan, begun]);

  const picture = useMemo(() => {
    if (!shown) return STILL_WATER;
    const { played } = shown;
    return pictureOf(roundScenery(played, { drop: false }), played.model, played.cleanModel);
  }, [shown]);
  return {
    plan,
    setPlan: (next) => setPlan(withinBudget(lesson, next)),
    restart: () => setPlan({ ...lesson.start }),
    progress,
    guess: (given) => keep({ guess: given, solved: false }),
    answer,
    shown,
    picture,
    reached: shown !== null && isSolved(lesson.goals, shown.facts),
    fault,
    retry: run,
    job,
  };
}

/** Plans are plain data, and those of a lesson's start keep their order on the way through the worker. */
const isSame = (a: LessonPlan, b: LessonPlan) => JSON.stringify(a) === JSON.stringify(b);
