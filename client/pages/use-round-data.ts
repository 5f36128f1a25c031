import { useEffect, useState } from 'preact/hooks';
import type { DrawnLayout } from '../../contract/files/layout.ts';
import { decodeReveal, type RevealFile } from '../../contract/files/reveal.ts';
import { decodeTraining, type TrainingFile } from '../../contract/files/training.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import type { Cast, SampleLooks, TargetCast } from '../engine-worker/api.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { scenarioOf } from '../links/scenarios.ts';
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
function samplesFile(view: RoomView): SamplesKind | null {
  if (view.phase === 'train' || view.phase === 'reveal') return 'samples';
  if (view.role !== 'player') return null;
  if (view.phase === 'prepare' && view.attack) return 'known';
  if (view.phase === 'filter' && view.defend?.streamReady) return 'stream';
  return null;
}

type SamplesKind = Extract<BoutFile, 'known' | 'stream' | 'samples'>;

/** Samples do not change, and are asked for in several phases: the last file of a desk is held, and the last that was drawn. */
const held = new Map<'desk' | 'drawn', { readonly key: string; readonly bytes: Uint8Array }>();

/** The samples of a bout: in place of those that are there to be drawn the whole ones of the desk, where this page has them. */
async function samplesOf(
  engine: Engine,
  code: string,
  bout: string,
  file: SamplesKind,
  token: string | null,
): Promise<Uint8Array> {
  const keyOf = (kind: SamplesKind) => `${code} ${bout} ${kind}`;
  const keys = file === 'samples' ? [keyOf('stream'), keyOf(file)] : [keyOf(file)];
  const found = [...held.values()].find(({ key }) => keys.includes(key));
  if (found) return found.bytes;
  const sent = await boutFile(code, bout, file, token);
  const bytes = file === 'samples' ? sent : await engine.plain(sent).result;
  held.set(file === 'samples' ? 'drawn' : 'desk', { key: keyOf(file), bytes });
  return bytes;
}

/** Samples as the arena shows them, from what is seen of them and where they lie. */
const castOf = (looks: SampleLooks, { places, plane }: DrawnLayout, d: number): Cast => ({
  ...looks,
  n: looks.labels.length,
  places,
  projection: plane ?? {
    d,
    mean: new Float32Array(2),
    axes: [Float32Array.of(1, 0), Float32Array.of(0, 1)],
  },
});

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
  const file = view && samplesFile(view);
  const key = view && file && bout ? `${bout} ${view.phase} ${file}` : '';

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
      const samples = await samplesOf(engine, code, bout, file, token);
      if (phase === 'train') {
        const training = decodeTraining(await boutFile(code, bout, 'training', token));
        const looks = await engine.looks(scenario, samples).result;
        return { ...NOTHING, cast: castOf(looks, training.layout, features), training };
      }
      if (phase === 'reveal') {
        const file = await boutFile(code, bout, 'reveal', token);
        const reveal = decodeReveal(file);
        const looks = await engine.looks(scenario, samples).result;
        const targets = await engine.targets(scenario, file).result;
        return { ...NOTHING, cast: castOf(looks, reveal.layout, features), reveal, targets };
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
