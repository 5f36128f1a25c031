import { useEffect, useMemo, useState } from 'preact/hooks';
import { hasHealthyFile } from '../../contract/round-files.ts';
import { useApp } from '../app-context.ts';
import type { Healthy, HealthyPicture, PlayedRound } from '../engine-worker/api.ts';
import { SHOWS, type ShowId } from '../forms/shows.ts';
import { troubleIn } from '../net/asking.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates, roundScenery } from '../picture/round-picture.ts';
import { firstPicture, markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { healthyPicture } from './healthy-picture.ts';

/** How long the first picture is waited for: a server that trains for a full room has others to serve first. */
const PATIENCE_MILLIS = 2_000;

export interface Show {
  /** The healthy model, once it is trained here. */
  readonly healthy: Healthy | null;
  /** The round that poisoned it, once somebody has pressed. */
  readonly played: PlayedRound | null;
  readonly picture: ArenaModel;
  /** Whether there is nothing to look at yet. */
  readonly empty: boolean;
  readonly working: boolean;
  poison(): Promise<void>;
  clean(): void;
}

/**
 * A healthy model of a scenario, and what one press does to it. The first picture is the server's, drawn without data and
 * worker; they are fetched behind it, so that the press can work at once.
 */
export function useShow(scenario: ShowId, onFault: (fault: Fault | null) => void): Show {
  const { engine, platform } = useApp();
  const [ahead, setAhead] = useState<HealthyPicture | null>(null);
  const [healthy, setHealthy] = useState<Healthy | null>(null);
  const [cleaned, setCleaned] = useState(false);
  const [played, setPlayed] = useState<PlayedRound | null>(null);
  const [working, setWorking] = useState(false);
  const { seed, plan } = SHOWS[scenario];

  useEffect(() => {
    setAhead(null);
    setHealthy(null);
    setPlayed(null);
    setCleaned(false);
    onFault(null);
    let gone = false;
    const load = async () => {
      if (hasHealthyFile(scenario)) {
        // The page can do without it: the model that is trained here follows.
        const first = await Promise.race([
          healthyPicture(scenario, engine).catch(() => null),
          new Promise<null>((resolve) => platform.after(PATIENCE_MILLIS, () => resolve(null))),
        ]);
        if (gone) return;
        setAhead(first);
        if (first) await firstPicture;
        if (gone) return;
      }
      const trained = await engine.healthy(scenario, seed).result;
      if (!gone) setHealthy(trained);
    };
    load().catch((error: unknown) => {
      if (gone) return;
      onFault(troubleIn(error));
      markReady();
    });
    return () => {
      gone = true;
    };
  }, [scenario]);

  const picture = useMemo(() => {
    if (played) return pictureOf(roundScenery(played, { drop: true }), played.model, played.cleanModel);
    const shown = healthy ?? ahead;
    if (!shown) return STILL_WATER;
    const { cast, model } = shown;
    // The samples of the file are some of those that the model was trained on: other rows, so nothing moves.
    return pictureOf(sceneryOf(cast, cleanFates(cast.n), { continues: cleaned }), model, null);
  }, [healthy, ahead, played]);

  return {
    healthy,
    played,
    picture,
    empty: picture === STILL_WATER,
    working,
    clean() {
      setCleaned(true);
      setPlayed(null);
    },
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
