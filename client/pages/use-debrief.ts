import { useEffect, useState } from 'preact/hooks';
import { parseReplay, type ReplayFile } from '../../contract/replay.ts';
import { useApp } from '../app-context.ts';
import { exportText, replayText, troubleIn } from '../net/http.ts';
import { markReady } from '../ready.ts';
import { namedIn, type PeopleTables, type PlayedBy, peopleOf } from '../room/debrief.ts';
import type { Fault } from '../room/room-state.ts';

/** What a debrief is told from. */
export interface DebriefData {
  readonly file: ReplayFile | null;
  readonly people: readonly PlayedBy[];
  /** Whether only those are known whom plans name. */
  readonly namesOnly: boolean;
  readonly fault: Fault | null;
  readonly dismiss: () => void;
  /** Takes the text of a replay file. */
  readonly open: (text: string) => void;
}

/** The replay of a match, and its people where this browser is the host's and the match is the room's last. */
export function useDebrief(code: string | null, match: number | null): DebriefData {
  const { seats } = useApp();
  const [file, setFile] = useState<ReplayFile | null>(null);
  const [known, setKnown] = useState<readonly PlayedBy[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const open = (text: string) => {
    try {
      setFile(parseReplay(text));
      setFault(null);
    } catch (error) {
      setFault(troubleIn(error));
    }
    markReady();
  };
  useEffect(() => {
    if (code === null) return markReady();
    replayText(code, match).then(open, (error: unknown) => {
      setFault(troubleIn(error));
      markReady();
    });
    const token = seats.get('host', code);
    if (token === null || match !== null) return;
    exportText(code, null, token).then(
      (tables) => setKnown(peopleOf(JSON.parse(tables) as PeopleTables)),
      () => undefined, // whoever is no host any more has the names in the plans
    );
  }, [code, match]);
  const people = known ?? (file ? namedIn(file.bouts) : []);
  return { file, people, namesOnly: known === null, fault, dismiss: () => setFault(null), open };
}
