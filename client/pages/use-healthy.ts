import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Healthy } from '../engine-worker/api.ts';

/** Any seed will do: this model is an illustration, not the round's. */
const SEED = 2026;

/** A healthy model of a scenario, to look at while nothing secret may be shown; null until it is trained. */
export function useHealthy(scenario: string | null): Healthy | null {
  const { engine } = useApp();
  const [held, setHeld] = useState<{ scenario: string; healthy: Healthy } | null>(null);
  useEffect(() => {
    if (!scenario || held?.scenario === scenario) return;
    let gone = false;
    engine.healthy(scenario, SEED).result.then(
      (healthy) => !gone && setHeld({ scenario, healthy }),
      () => undefined, // the page says all that matters without this picture
    );
    return () => {
      gone = true;
    };
  }, [scenario]);
  return held && held.scenario === scenario ? held.healthy : null;
}
