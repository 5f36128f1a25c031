import { useEffect, useState } from 'preact/hooks';
import { decodeReveal, type RevealFile } from '../../contract/files/reveal.ts';
import { decodeTraining, type TrainingFile } from '../../contract/files/training.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import type { Cast, TargetCast } from '../engine-worker/api.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { type BoutFile, boutFile, troubleIn } from '../net/http.ts';
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

/** The file of samples that this view may ask for in this phase. */
function samplesFile(view: RoomView): BoutFile | null {
  if (view.phase === 'train' || view.phase === 'reveal') return 'stream';
  if (view.role !== 'player') return null;
  if (view.phase === 'prepare' && view.attack) return 'known';
  if (view.phase === 'filter' && view.defend?.streamReady) return 'stream';
  return null;
}

/** The stream is asked for in three phases and does not change; one is held, they are large. */
let heldStream: { readonly key: string; readonly bytes: Uint8Array } | null = null;

async function samplesOf(
  engine: Engine,
  code: string,
  bout: string,
  file: BoutFile,
  token: string | null,
): Promise<Uint8Array> {
  const key = `${code} ${bout} ${file}`;
  if (heldStream?.key === key) return heldStream.bytes;
  const bytes = await engine.plain(await boutFile(code, bout, file, token)).result;
  heldStream = { key, bytes };
  return bytes;
}

/** Fetches what the phase shows, again and again while the server says that it is not there yet. */
export function useRoundData(
  code: string,
  view: RoomView | null,
  /** The bout on show. */
  bout: string | null,
  token: string | null,
): RoundData {
  const { engine, platform } = useApp();
  const [held, setHeld] = useState<{ key: string; data: RoundData }>({ key: '', data: NOTHING });
  const file = view && samplesFile(view);
  const key = view && file && bout ? `${bout} ${view.phase} ${file}` : '';

  useEffect(() => {
    if (!view || !file || !bout) return;
    const { phase } = view;
    const scenario = view.scenario;
    let gone = false;
    let callOff = () => {};
    const tell = (data: RoundData) => {
      if (!gone) setHeld({ key, data });
    };
    const load = async (): Promise<RoundData> => {
      const samples = await samplesOf(engine, code, bout, file, token);
      if (phase === 'train') {
        const training = decodeTraining(await boutFile(code, bout, 'training', token));
        const { cleanModel } = training;
        const cast = await engine.lookWith(scenario, samples, cleanModel, cleanModel).result;
        return { ...NOTHING, cast, training };
      }
      if (phase === 'reveal') {
        const file = await boutFile(code, bout, 'reveal', token);
        const reveal = decodeReveal(file);
        const cast = await engine.lookWith(scenario, samples, reveal.cleanModel, reveal.model).result;
        const targets = await engine.targets(scenario, file, reveal.model).result;
        return { ...NOTHING, cast, reveal, targets };
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

  return held.key === key ? held.data : NOTHING;
}
