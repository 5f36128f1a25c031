import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { marksOf, withPanel } from '../forms/marks.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { filteredFates } from '../picture/fates.ts';
import { pictureOf, sceneryOf, withFates } from '../picture/picture.ts';
import type { TeamDraft } from './use-draft.ts';
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

/** What the defence on the desk would take out. */
export interface DefenceTrial extends DefencePicture {
  readonly preview: FilterPreview | null;
  readonly job: { readonly running: boolean; readonly share: number | null; cancel(): void };
  readonly tryOut: () => void;
}

/** Whether a plan takes samples out before the training. */
export const takesOut = ({ panel, filters, cap }: DefencePlan): boolean =>
  filters.length > 0 || panel !== undefined || cap !== undefined;

export function useDefence(
  scenario: Scenario,
  { file, cast }: RoundData,
  { plan, setFault }: Pick<TeamDraft<DefencePlan>, 'plan' | 'setFault'>,
): DefenceTrial {
  const { workbench, platform } = useApp();
  const [preview, setPreview] = useState<FilterPreview | null>(null);
  const job = useJob<FilterPreview>({ done: setPreview, fault: setFault });
  const written = JSON.stringify(plan);
  const tryOut = () => {
    if (file && takesOut(plan)) {
      return job.start(() => workbench.tryFilters(scenario.id, file, plan));
    }
    job.cancel();
    setPreview(null);
  };
  useEffect(() => platform.after(SETTLE_MILLIS, tryOut), [written, file]);
  const shown = useDefencePicture(cast, plan, preview);
  return { preview, ...shown, job, tryOut };
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
