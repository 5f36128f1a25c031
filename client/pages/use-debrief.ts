import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { exportText } from '../net/room-requests.ts';
import { namedIn, type PeopleTables, type PlayedBy, peopleOf } from '../room/debrief.ts';
import { type OpenedFile, useReplayFile } from './use-replay-file.ts';

/** What a debrief is told from. */
export interface DebriefData extends OpenedFile {
  readonly people: readonly PlayedBy[];
  /** Whether only those are known whom plans name. */
  readonly namesOnly: boolean;
}

/** The replay of a match, and its people where this browser is the host's and the match is the room's last. */
export function useDebrief(code: string | null, match: number | null): DebriefData {
  const { seats } = useApp();
  const opened = useReplayFile(code, match);
  const { file, isOfAddress } = opened;
  const [seated, setSeated] = useState<readonly PlayedBy[] | null>(null);
  useEffect(() => {
    const token = code === null ? null : seats.get('host', code);
    if (code === null || token === null || match !== null) return;
    exportText(code, null, token).then(
      (tables) => setSeated(peopleOf(JSON.parse(tables) as PeopleTables)),
      () => undefined, // whoever is no host any more has the names in the plans
    );
  }, [code, match]);
  const known = isOfAddress ? seated : null;
  const people = known ?? (file ? namedIn(file.bouts) : []);
  return { ...opened, people, namesOnly: known === null };
}
