import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AttackDesk } from '../../engine/match/views.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates, roundScenery } from '../picture/round-picture.ts';
import type { Fault } from '../room/room-state.ts';
import type { DraftSteps } from './use-draft.ts';
import { useJob } from './use-job.ts';
import type { RoundData } from './use-round-data.ts';

/** What trying the recipe on the desk has shown. */
export interface AttackTrial {
  /** A round without poison on what the attackers know: the model as it is now. */
  readonly clean: PlayedRound | null;
  readonly preview: PlayedRound | null;
  /** What is being tried or has been; null when the plan on the desk has not. */
  readonly asked: RecipePlan | null;
  readonly picture: ArenaModel;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly tryOut: () => void;
  /** Says what went wrong with it. */
  readonly fail: (fault: Fault) => void;
  /** Works out the picture of what is asked for: the figures come first. */
  readonly draw: () => void;
}

export function useAttack(
  view: AttackDesk,
  scenario: Scenario,
  data: RoundData,
  { plan, setFault }: { readonly plan: RecipePlan; readonly setFault: DraftSteps['setFault'] },
): AttackTrial {
  const { engine, workbench } = useApp();
  const [clean, setClean] = useState<PlayedRound | null>(null);
  const [preview, setPreview] = useState<PlayedRound | null>(null);
  const [asked, setAsked] = useState<RecipePlan | null>(null);
  // What failed is not asked for any more: pressing again tries again.
  const fail = (fault: Fault | null) => {
    setFault(fault);
    if (fault) setAsked(null);
  };
  const job = useJob<PlayedRound>({ done: setPreview, fault: fail });
  const { file, cast } = data;
  // Whoever changes the plan, what was tried is not what is on the desk any more.
  const written = JSON.stringify(plan);
  useEffect(() => {
    job.cancel();
    setPreview(null);
    setAsked(null);
  }, [written]);
  useEffect(() => {
    if (!file) return;
    const without = { ...firstAttack(scenario), epsilon: 0 };
    engine.tryAttack(scenario.id, file, view.previewSeed, without).result.then(
      setClean,
      () => undefined, // the samples alone will do
    );
  }, [file]);

  const picture = useMemo(() => {
    if (preview) return pictureOf(roundScenery(preview, { drop: true }), preview.model, preview.cleanModel);
    if (clean) return pictureOf(roundScenery(clean, { drop: false }), clean.model, null);
    return cast ? pictureOf(sceneryOf(cast, cleanFates(cast.n)), null, null) : STILL_WATER;
  }, [preview, clean, cast]);

  return {
    clean,
    preview,
    picture,
    job: {
      ...job,
      cancel() {
        job.cancel();
        if (!preview) setAsked(null);
      },
    },
    asked,
    fail,
    tryOut: () => setAsked(plan),
    draw() {
      if (file && asked && !preview && !job.running)
        job.start((tell) => workbench.tryAttack(scenario.id, file, view.previewSeed, asked, tell));
    },
  };
}

/** What stands on the desk before anybody has chosen. */
export function firstAttack(scenario: Scenario): RecipePlan {
  return { attack: { id: scenario.attacks[0] ?? 'far-flip', params: {} }, epsilon: scenario.epsilonMax };
}
