import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { rowsOfBout } from '../../contract/replay.ts';
import type { RevealStep } from '../../engine/match/reveal.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { isGenerated } from '../../engine/round/scenarios/index.ts';
import { useApp } from '../app-context.ts';
import type { Verified } from '../engine-worker/api.ts';
import type { Engine } from '../engine-worker/engine.ts';
import { type Moment, momentIn, momentQuery } from '../links/moment.ts';
import { HttpTrouble } from '../net/asking.ts';
import { boutFile, earlierWell } from '../net/room-requests.ts';
import { type OpenedFile, useReplayFile } from './use-replay-file.ts';

/** A round that was played again, and the files that it was played from: see EngineApi.verify. */
export interface CheckedRound extends Verified {
  readonly rows: readonly Uint8Array[];
  readonly clean: Uint8Array | null;
}

export interface Replay extends OpenedFile {
  /** Rounds that were played again, by the id of their bout. */
  readonly verified: ReadonlyMap<string, CheckedRound>;
  /** Why rounds that are not verified never will be; null while they may. */
  readonly asRecorded: 'other-engine' | 'failed' | null;
  /** The bout on show. */
  readonly chosen: string;
  readonly choose: (bout: string) => void;
  /** The step of the reveal that is on show, and how another comes on; both are in the address. */
  readonly step: RevealStep;
  readonly goTo: (step: RevealStep) => void;
  /** The scene of the film that is on show, null for the last; in the address too. */
  readonly at: string | null;
  readonly seek: (at: string | null) => void;
}

/** A replay, of the server's or of a file, whose rounds are played again by two workers, the one on show first. */
export function useReplay(code: string | null, match: number | null): Replay {
  const { engine, workbench } = useApp();
  const [verified, setVerified] = useState<ReadonlyMap<string, CheckedRound>>(new Map());
  const [failed, setFailed] = useState(false);
  const asked = useMemo(() => momentIn(location.search), []);
  const [{ bout: chosen, step, at }, setMoment] = useState<Moment>({ ...asked, bout: '' });
  const move = (moment: Moment) => {
    setMoment(moment);
    history.replaceState(null, '', location.pathname + momentQuery(moment));
  };
  const generation = useRef(0);
  const opened = useReplayFile(code, match, ({ bouts }) => {
    setVerified(new Map());
    setFailed(false);
    const first = bouts.find(({ id }) => id === asked.bout) ?? bouts[0];
    setMoment({ ...asked, bout: first?.id ?? '', at: first?.id === asked.bout ? asked.at : null });
  });
  const { file, isOfAddress, fail } = opened;

  useEffect(() => {
    if (!file || file.engine !== ENGINE_VERSION) return;
    const mine = ++generation.current;
    const shown = file.bouts.filter(({ id }) => id === asked.bout);
    const left = new Set([...shown, ...file.bouts]).values();
    const work = async (worker: Engine) => {
      for (const record of left) {
        const clean = await wellFile(file.code, isOfAddress ? match : null, record);
        const rows = rowsOfBout(file, record);
        const answer = { ...(await worker.verify(record, rows, clean).result), rows, clean };
        if (generation.current !== mine) return;
        setVerified((held) => new Map(held).set(record.id, answer));
      }
    };
    Promise.all([work(engine), work(workbench)]).catch((error: unknown) => {
      if (generation.current !== mine) return;
      setFailed(true);
      fail(error);
    });
  }, [file]);

  const choose = (bout: string) => move({ bout, step, at: null });
  const goTo = (to: RevealStep) => move({ bout: chosen, step: to, at });
  const seek = (to: string | null) => move({ bout: chosen, step, at: to });
  const otherEngine = file !== null && file.engine !== ENGINE_VERSION;
  const asRecorded = otherEngine ? 'other-engine' : failed ? 'failed' : null;
  return { ...opened, verified, asRecorded, chosen, choose, step, goTo, at, seek };
}

/** The clean data of a bout, which only the server that it was played on has; null where they follow from the seed. */
async function wellFile(
  code: string,
  match: number | null,
  { id, scenario }: BoutRecord,
): Promise<Uint8Array | null> {
  if (isGenerated(scenario)) return null;
  try {
    return await (match === null ? boutFile(code, id, 'well', null) : earlierWell(code, match, id));
  } catch (cause) {
    const lost = cause instanceof HttpTrouble && cause.trouble === 'room-unknown';
    throw lost ? new HttpTrouble('no-data-here', cause.message, { cause }) : cause;
  }
}
