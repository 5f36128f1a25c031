import { useEffect, useState } from 'preact/hooks';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { WeighedDefence } from '../../engine/round/weighing.ts';
import { useApp } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { useLatest } from './use-latest.ts';

/**
 * What the plan on the desk takes out, weighed once it is seen what that is. What is weighed is of the plan in the
 * preview, so nothing stands while another one is tried.
 */
export function useWeighed(
  scenario: Scenario,
  file: Uint8Array | null,
  plan: DefencePlan,
  preview: FilterPreview | null,
): { readonly weighed: WeighedDefence | null; readonly running: boolean } {
  const { workbench } = useApp();
  const [weighed, setWeighed] = useState<WeighedDefence | null>(null);
  // The preview has said before what is wrong with a plan.
  const latest = useLatest<WeighedDefence>({ done: setWeighed, fault: () => undefined });
  useEffect(() => {
    setWeighed(null);
    if (file && preview) latest.ask(() => workbench.weigh(scenario.id, file, plan));
    else latest.drop();
  }, [file, preview]);
  return { weighed, running: latest.running };
}
