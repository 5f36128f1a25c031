import { useEffect, useState } from 'preact/hooks';
import { decodeHealthy } from '../../contract/files/healthy.ts';
import { hasHealthyFile } from '../../contract/round-files.ts';
import { useApp } from '../app-context.ts';
import type { HealthyPicture } from '../engine-worker/api.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { healthyFile } from '../net/site.ts';
import { laidOut } from '../page-parts/laid-out.ts';

/** Any seed will do: this model is an illustration, not the round's. */
const SEED = 2026;

/** Data that are generated are generated here; of a pack only the picture is fetched. */
async function pictureOf(engine: Engine, scenario: string): Promise<HealthyPicture> {
  if (!hasHealthyFile(scenario)) return engine.healthy(scenario, SEED).result;
  const file = await healthyFile(scenario);
  const { layout, model } = decodeHealthy(file);
  const looks = await engine.looks(scenario, file).result;
  return { cast: laidOut(looks, layout, scenarioOf(scenario).features), model };
}

/** A healthy model of a scenario, to look at while nothing secret may be shown; null until it is there. */
export function useHealthy(scenario: string | null): HealthyPicture | null {
  const { engine } = useApp();
  const [held, setHeld] = useState<{ scenario: string; healthy: HealthyPicture } | null>(null);
  useEffect(() => {
    if (!scenario || held?.scenario === scenario) return;
    let gone = false;
    pictureOf(engine, scenario).then(
      (healthy) => !gone && setHeld({ scenario, healthy }),
      () => undefined, // the page says all that matters without this picture
    );
    return () => {
      gone = true;
    };
  }, [scenario]);
  return held && held.scenario === scenario ? held.healthy : null;
}
