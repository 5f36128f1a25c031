import { useEffect, useState } from 'preact/hooks';
import { hasHealthyFile } from '../../contract/round-files.ts';
import { useApp } from '../app-context.ts';
import type { HealthyPicture } from '../engine-worker/api.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { healthyPicture } from './healthy-picture.ts';

/** Any seed will do: this model is an illustration, not the round's. */
const SEED = 2026;

/** Data that are generated are generated here; of a pack only the picture is fetched. */
const pictureOf = (engine: Engine, scenario: string): Promise<HealthyPicture> =>
  hasHealthyFile(scenario) ? healthyPicture(scenario, engine) : engine.healthy(scenario, SEED).result;

/** A healthy model of a scenario, to look at while nothing secret may be shown; null until it is there. */
export function useHealthy(scenario: string | null): HealthyPicture | null {
  const { engine } = useApp();
  const [held, setHeld] = useState<{ scenario: string; healthy: HealthyPicture } | null>(null);
  useEffect(() => {
    if (!scenario || held?.scenario === scenario) return;
    let gone = false;
    pictureOf(engine, scenario).then(
      (healthy) => {
        if (gone) return;
        setHeld({ scenario, healthy });
        void engine.warm(); // what follows a healthy model needs the worker
      },
      () => undefined, // the page says all that matters without this picture
    );
    return () => {
      gone = true;
    };
  }, [scenario]);
  return held && held.scenario === scenario ? held.healthy : null;
}
