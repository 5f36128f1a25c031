import { useEffect, useState } from 'preact/hooks';
import { parseReplay, type ReplayFile } from '../../contract/replay.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import { replayText } from '../net/room-requests.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { faultOfReplay } from '../room/trouble.ts';
import { useDroppedFile } from './use-dropped-file.ts';

/** How far a replay file has come into a page. */
export interface OpenedFile {
  readonly file: ReplayFile | null;
  /** Whether it is the one of the page's address, and not one that somebody opened in its place. */
  readonly isOfAddress: boolean;
  readonly fault: Fault | null;
  /** Says that something went wrong. */
  readonly fail: (error: unknown) => void;
  readonly dismiss: () => void;
  /** Takes the text of a replay file. */
  readonly open: (text: string) => void;
}

/**
 * The replay of a match of this server's; without a code one that somebody opens. Another file may come at any time.
 * `onFile` is told of each before the page shows it.
 */
export function useReplayFile(
  code: string | null,
  match: number | null,
  onFile?: (file: ReplayFile) => void,
): OpenedFile {
  const [held, setHeld] = useState<{ readonly file: ReplayFile; readonly isOfAddress: boolean } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const fail = (error: unknown) => setFault(troubleIn(error));
  const take = (text: string, isOfAddress: boolean) => {
    try {
      const parsed = parseReplay(text);
      for (const { scenario } of parsed.bouts) scenarioOf(scenario);
      setFault(null);
      onFile?.(parsed);
      setHeld({ file: parsed, isOfAddress });
    } catch (error) {
      setFault(faultOfReplay(troubleIn(error)));
    }
    markReady();
  };
  const open = (text: string) => take(text, false);
  useEffect(() => {
    if (code === null) return markReady();
    replayText(code, match).then(
      (text) => take(text, true),
      (error: unknown) => {
        fail(error);
        markReady();
      },
    );
  }, [code, match]);
  useDroppedFile((dropped) => void dropped.text().then(open));
  const { file = null, isOfAddress = false } = held ?? {};
  return { file, isOfAddress, fault, fail, dismiss: () => setFault(null), open };
}
