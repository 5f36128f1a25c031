import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Healthy, PlayedRound } from '../engine-worker/api.ts';
import { SHOWS, type ShowId } from '../forms/shows.ts';
import { troubleIn } from '../net/asking.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates, roundScenery } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';

export interface Show {
  /** The healthy model, once it is trained. */
  readonly healthy: Healthy | null;
  /** The round that poisoned it, once somebody has pressed. */
  readonly played: PlayedRound | null;
  readonly picture: ArenaModel;
  readonly working: boolean;
  poison(): Promise<void>;
  clean(): void;
}

/** A healthy model of a scenario, and what one press does to it. */
export function useShow(scenario: ShowId, onFault: (fault: Fault | null) => void): Show {
  const { engine } = useApp();
  const [healthy, setHealthy] = useState<Healthy | null>(null);
  const [played, setPlayed] = useState<PlayedRound | null>(null);
  const [working, setWorking] = useState(false);
  const { seed, plan } = SHOWS[scenario];

  useEffect(() => {
    setHealthy(null);
    setPlayed(null);
    onFault(null);
    let gone = false;
    engine.healthy(scenario, seed).result.then(
      (answer) => !gone && setHealthy(answer),
      (error: unknown) => {
        if (gone) return;
        onFault(troubleIn(error));
        markReady();
      },
    );
    return () => {
      gone = true;
    };
  }, [scenario]);

  const picture = useMemo(() => {
    if (played) return pictureOf(roundScenery(played, { drop: true }), played.model, played.cleanModel);
    if (!healthy) return STILL_WATER;
    const scenery = sceneryOf(healthy.cast, cleanFates(healthy.cast.n), { continues: true });
    return pictureOf(scenery, healthy.model, null);
  }, [healthy, played]);

  return {
    healthy,
    played,
    picture,
    working,
    clean: () => setPlayed(null),
    async poison() {
      setWorking(true);
      onFault(null);
      try {
        setPlayed(await engine.play({ scenario, seed }, plan, { filters: [] }).result);
      } catch (error) {
        onFault(troubleIn(error));
      } finally {
        setWorking(false);
      }
    },
  };
}
