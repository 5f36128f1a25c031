import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DefendDesk } from '../../engine/match/views.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { marksOf, withPanel } from '../forms/marks.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { filteredFates } from '../picture/fates.ts';
import { pictureOf, sceneryOf, withFates } from '../picture/picture.ts';
import type { Fault } from '../room/room-state.ts';
import { useJob } from './use-job.ts';
import type { RoundData } from './use-round-data.ts';

/** A plan is tried once nothing more has changed for this long. */
const SETTLE_MILLIS = 300;

/** What a plan would take out, as the picture shows it. */
export interface DefencePicture {
  readonly picture: ArenaModel;
  /** u8[n], 0 for samples that would stay; null where the plan takes nothing out. */
  readonly removed: Uint8Array | null;
}

/** A defence that is being made, and what it would take out. */
export interface DefenceDraft extends DefencePicture {
  readonly plan: DefencePlan;
  readonly change: (plan: DefencePlan) => void;
  readonly preview: FilterPreview | null;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly tryOut: () => void;
}

/** Whether a plan takes samples out before the training. */
export const takesOut = ({ panel, filters, cap }: DefencePlan): boolean =>
  filters.length > 0 || panel !== undefined || cap !== undefined;

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
    if (file && takesOut(effective)) {
      return job.start(() => workbench.tryFilters(scenario.id, file, effective));
    }
    job.cancel();
    setPreview(null);
  };
  useEffect(() => platform.after(SETTLE_MILLIS, tryOut), [effective, file]);
  const shown = useDefencePicture(cast, effective, preview);
  return { plan, change: setPlan, preview, ...shown, job, tryOut };
}

/** Marks are shown at once, what filters say of the plan when it has been tried. */
export function useDefencePicture(
  cast: RoundData['cast'],
  plan: DefencePlan,
  preview: FilterPreview | null,
): DefencePicture {
  const arrived = useMemo(() => cast && sceneryOf(cast, filteredFates(new Uint8Array(cast.n))), [cast]);
  const marked = `${plan.panel?.drop} ${plan.panel?.keep}`;
  return useMemo(() => {
    if (!arrived) return { picture: STILL_WATER, removed: null };
    if (!preview && !plan.panel) return { picture: pictureOf(arrived, null, null), removed: null };
    const removed = withPanel(preview?.removedBy ?? null, marksOf(plan, arrived.samples.n));
    return { picture: pictureOf(withFates(arrived, filteredFates(removed)), null, null), removed };
  }, [arrived, preview, marked]);
}
