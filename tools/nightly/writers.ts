import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../contract/api.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { createWire, type MatchWire } from '../../contract/wire.ts';

/** Teams whose names are counted up, each in a chain of its own. */
const CHAINS = 4;
/** Whoever is refused waits: a connection that is refused hundreds of times in a row is shut. */
const REFUSED_MILLIS = 100;
/** Longer than a server takes to come back. */
const ANSWER_MILLIS = 20_000;

/** A chain of commands, each sent when the one before was answered or lost. */
interface Chain {
  /** The number of the last command that was acknowledged, and of the last one that was sent. */
  acknowledged: number;
  sent: number;
}

export interface WrittenRoom {
  readonly code: string;
  readonly chains: readonly Chain[];
  /** Takes the host's seat at an address and goes on writing there until stopped. */
  write(url: string): Promise<{ stop(): void }>;
}

export interface Checked {
  readonly acknowledged: number;
  /** Commands that were acknowledged and are not there, and those that are there and were never sent. */
  readonly lost: number;
  readonly invented: number;
}

const newId = () => randomBytes(12).toString('base64url');

export async function connectWire(
  url: string,
): Promise<{ readonly socket: Socket; readonly wire: MatchWire }> {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
  await new Promise<void>((open, failed) => {
    socket.once('connect', () => open());
    socket.once('connect_error', failed);
  });
  return { socket, wire: createWire(socket, { newId, answerMillis: ANSWER_MILLIS }) };
}

/** A room whose host renames teams for as long as there is a server, and knows which names were acknowledged. */
export async function openWrittenRoom(url: string): Promise<WrittenRoom> {
  const token = newId();
  const { key } = seatKeyOf(token);
  const body = { format: 'wells' as const, scenarios: ['moons'], teams: CHAINS, key };
  const { code } = await createApi(`${url}/`, fetch)('POST /api/rooms', { body });
  const chains: Chain[] = Array.from({ length: CHAINS }, () => ({ acknowledged: 0, sent: 0 }));

  return {
    code,
    chains,
    async write(at) {
      const { socket, wire } = await connectWire(at);
      const gone = new Promise<null>((lost) => socket.once('disconnect', () => lost(null)));
      const seated = await wire.send('room:resume', { code, token, page: token });
      if (!seated.ok) throw new Error(`the host's seat of ${code}: ${seated.code}`);
      let stopped = false;
      const run = async (chain: Chain, number: number) => {
        while (!stopped && socket.connected) {
          const next = ++chain.sent;
          const command = { team: `t${number}`, name: `Chain ${number} is at ${next}` };
          const answer = await Promise.race([wire.send('team:name', command).catch(() => null), gone]);
          if (answer?.ok) chain.acknowledged = next;
          else await pause(REFUSED_MILLIS);
        }
      };
      for (const [i, chain] of chains.entries()) void run(chain, i + 1);
      return {
        stop() {
          stopped = true;
          socket.disconnect();
        },
      };
    },
  };
}

/** Compares a room as a server shows it with what was acknowledged. */
export async function checkWrittenRoom(url: string, { code, chains }: WrittenRoom): Promise<Checked> {
  const { socket, wire } = await connectWire(url);
  const watched = await wire.send('room:watch', { code });
  socket.disconnect();
  if (!watched.ok) throw new Error(`the room ${code} is gone: ${watched.code}`);
  const shown = watched.view.teams.map(({ name = '' }) => Number(/ (\d+)$/.exec(name)?.[1] ?? 0));
  const sum = (of: (chain: Chain, at: number) => number) =>
    chains.reduce((total, chain, i) => total + Math.max(0, of(chain, shown[i] ?? 0)), 0);
  return {
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: sum(({ acknowledged }, at) => acknowledged - at),
    invented: sum(({ sent }, at) => at - sent),
  };
}

/** What was found in several rooms or after several faults. */
export const addUp = (list: readonly Checked[]): Checked => ({
  acknowledged: list.reduce((total, { acknowledged }) => total + acknowledged, 0),
  lost: list.reduce((total, { lost }) => total + lost, 0),
  invented: list.reduce((total, { invented }) => total + invented, 0),
});
