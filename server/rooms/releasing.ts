import { type Reaction, type ReactionParts, STORE_RETRY_MILLIS } from './reaction.ts';

/** A seat of the lobby without a connection is free again after this. */
const LOBBY_SEAT_MILLIS = 600_000;

/** Frees the seats of a lobby whose connection never came or went. */
export function createReleasing(
  { journal, clock, grown, report }: Pick<ReactionParts, 'journal' | 'clock' | 'grown' | 'report'>,
  connected: ReadonlySet<string>,
): Reaction {
  const awaySince = new Map<string, number>();
  let callOff = () => {};
  let closed = false;

  function look(): void {
    const match = journal.match();
    const away = match.phase === 'lobby' ? match.players.filter(({ id }) => !connected.has(id)) : [];
    const ids = new Set(away.map(({ id }) => id));
    for (const id of [...awaySince.keys()]) if (!ids.has(id)) awaySince.delete(id);
    for (const id of ids) if (!awaySince.has(id)) awaySince.set(id, clock.now());
    callOff();
    const first = Math.min(...awaySince.values());
    if (closed || awaySince.size === 0) return;
    callOff = clock.after(Math.max(0, first + LOBBY_SEAT_MILLIS - clock.now()), () => void release());
  }

  async function release(): Promise<void> {
    const at = clock.now();
    const players = [...awaySince].flatMap(([id, since]) => (at - since >= LOBBY_SEAT_MILLIS ? [id] : []));
    try {
      await journal.submit({ type: 'release', players, at });
      grown();
    } catch (error) {
      report(error);
      callOff = clock.after(STORE_RETRY_MILLIS, look);
    }
  }

  return {
    look,
    close() {
      closed = true;
      callOff();
    },
  };
}
