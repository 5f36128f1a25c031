import { useEffect, useState } from 'preact/hooks';
import { decodeReveal, type RevealFile } from '../../contract/files/reveal.ts';
import { decodeTraining, type TrainingFile } from '../../contract/files/training.ts';
import { createRoundFiles, type RoundFiles, sampleFileFor } from '../../contract/round-files.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import type { Cast, TargetCast } from '../engine-worker/api.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import { boutFile } from '../net/room-requests.ts';
import { laidOut } from '../page-parts/laid-out.ts';
import type { Fault } from '../room/room-state.ts';

/** What the server has told of the round on show, and the samples laid out for the arena. */
export interface RoundData {
  /** The raw file that previews are computed from: `known` for attackers, `stream` for defenders. */
  readonly file: Uint8Array | null;
  readonly cast: Cast | null;
  readonly training: TrainingFile | null;
  readonly reveal: RevealFile | null;
  /** What the attackers were after, where it was single samples. */
  readonly targets: TargetCast | null;
  readonly fault: Fault | null;
}

const NOTHING: RoundData = {
  file: null,
  cast: null,
  training: null,
  reveal: null,
  targets: null,
  fault: null,
};

/** What this page has fetched: a file serves more than one phase, and more than one part of the page. */
let files: RoundFiles | null = null;

/** Fetches what the phase shows, again and again while the server says that it is not there yet. */
export function useRoundData(
  code: string,
  view: RoomView | null,
  /** The bout on show. */
  bout: string | null,
  token: string | null,
): RoundData {
  const { engine, platform } = useApp();
  const [data, setData] = useState<{ key: string; data: RoundData }>({ key: '', data: NOTHING });
  const file = view && sampleFileFor(view);
  const key = view && file && bout ? `${bout} ${view.phase} ${file}` : '';

  // What reads the file starts while it is fetched, or still being made.
  const isShown = view !== null;
  useEffect(() => {
    if (isShown) void engine.warm();
  }, [isShown]);

  useEffect(() => {
    if (!view || !file || !bout) return;
    const { phase } = view;
    const scenario = view.scenario;
    const { features } = scenarioOf(scenario);
    let gone = false;
    let callOff = () => {};
    const tell = (data: RoundData) => {
      if (!gone) setData({ key, data });
    };
    const load = async (): Promise<RoundData> => {
      files ??= createRoundFiles(boutFile, (sent) => engine.plain(sent).result);
      const { samples, shown } = await files.read(view, bout, token);
      if (shown && phase === 'train') {
        const training = decodeTraining(shown);
        const looks = await engine.looks(scenario, samples).result;
        return { ...NOTHING, cast: laidOut(looks, training.layout, features), training };
      }
      if (shown) {
        const reveal = decodeReveal(shown);
        const looks = await engine.looks(scenario, samples).result;
        const targets = await engine.targets(scenario, shown).result;
        return { ...NOTHING, cast: laidOut(looks, reveal.layout, features), reveal, targets };
      }
      tell({ ...NOTHING, file: samples });
      return { ...NOTHING, file: samples, cast: await engine.look(scenario, samples).result };
    };
    const attempt = (tries: number) => {
      load().then(tell, (error: unknown) => {
        if (gone) return;
        const fault = troubleIn(error);
        // Not there yet, or the server is away: both pass. Anything else is said, and tried again slowly.
        const passing = fault.trouble === 'wrong-phase' || fault.trouble === 'server-gone';
        if (!passing && tries > 2) tell({ ...NOTHING, fault });
        callOff = platform.after(passing ? 700 : 2_500, () => attempt(tries + 1));
      });
    };
    attempt(0);
    return () => {
      gone = true;
      callOff();
    };
  }, [code, key, token]);

  return data.key === key ? data.data : NOTHING;
}
