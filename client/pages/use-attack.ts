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
import { useJob } from './use-job.ts';
import type { RoundData } from './use-round-data.ts';

/** An attack that is being made, and what trying it has shown. */
export interface AttackDraft {
  readonly plan: RecipePlan;
  readonly change: (plan: RecipePlan) => void;
  /** A round without poison on what the attackers know: the model as it is now. */
  readonly clean: PlayedRound | null;
  readonly preview: PlayedRound | null;
  readonly picture: ArenaModel;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly tryOut: () => void;
}

export function useAttack(
  view: AttackDesk,
  scenario: Scenario,
  data: RoundData,
  onFault: (fault: Fault | null) => void,
): AttackDraft {
  const { engine, workbench } = useApp();
  const [clean, setClean] = useState<PlayedRound | null>(null);
  const [plan, setPlan] = useState<RecipePlan>(() => firstPlan(scenario));
  const [preview, setPreview] = useState<PlayedRound | null>(null);
  const job = useJob<PlayedRound>({ done: setPreview, fault: onFault });
  const { file, cast } = data;
  useEffect(() => {
    if (!file) return;
    const without = { ...firstPlan(scenario), epsilon: 0 };
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
    plan,
    change(next) {
      job.cancel();
      setPreview(null);
      setPlan(next);
    },
    clean,
    preview,
    picture,
    job,
    tryOut() {
      if (file) job.start((tell) => workbench.tryAttack(scenario.id, file, view.previewSeed, plan, tell));
    },
  };
}

function firstPlan(scenario: Scenario): RecipePlan {
  return { attack: { id: scenario.attacks[0] ?? 'far-flip', params: {} }, epsilon: scenario.epsilonMax };
}
