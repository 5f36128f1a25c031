import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DefendDesk } from '../../engine/match/views.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { filteredFates } from '../picture/fates.ts';
import { pictureOf, sceneryOf, withFates } from '../picture/picture.ts';
import type { Fault } from '../room/room-state.ts';
import { useJob } from './use-job.ts';
import type { RoundData } from './use-round-data.ts';

/** A plan is tried once nothing more has changed for this long. */
const SETTLE_MILLIS = 300;

/** A defence that is being made, and what it would take out. */
export interface DefenceDraft {
  readonly plan: DefencePlan;
  readonly change: (plan: DefencePlan) => void;
  readonly preview: FilterPreview | null;
  readonly picture: ArenaModel;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly tryOut: () => void;
}

export function useDefence(
  view: DefendDesk,
  scenario: Scenario,
  { file, cast }: RoundData,
  onFault: (fault: Fault | null) => void,
): DefenceDraft {
  const { workbench, platform } = useApp();
  const [plan, setPlan] = useState<DefencePlan>({ filters: [] });
  const [preview, setPreview] = useState<FilterPreview | null>(null);
  const job = useJob<FilterPreview>({ done: setPreview, fault: onFault });
  const effective = view.plan ?? plan;
  const tryOut = () => {
    if (file && effective.filters.length > 0) {
      return job.start(() => workbench.tryFilters(scenario.id, file, effective));
    }
    job.cancel();
    setPreview(null);
  };
  useEffect(() => platform.after(SETTLE_MILLIS, tryOut), [effective, file]);

  const arrived = useMemo(() => cast && sceneryOf(cast, filteredFates(new Uint8Array(cast.n))), [cast]);
  const picture = useMemo(() => {
    if (!arrived) return STILL_WATER;
    const scenery = preview ? withFates(arrived, filteredFates(preview.removedBy)) : arrived;
    return pictureOf(scenery, null, null);
  }, [arrived, preview]);
  return { plan, change: setPlan, preview, picture, job, tryOut };
}
