import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../contract/api.ts';
import { requestClock } from '../../contract/api-of.ts';
import { createRoundFiles, hasHealthyFile, type ShownFile } from '../../contract/round-files.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { createWire } from '../../contract/wire.ts';
import type { RoomView, RoundPhase } from '../../engine/match/views.ts';
import { SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';

/** What the pages of one round are sent, in bytes as they cross the wire. */
export interface RoundBytes {
  readonly scenario: ScenarioId;
  readonly healthy: number;
  readonly known: number;
  readonly stream: number;
  readonly samples: number;
  /** The whole film, whether it came frame by frame or in a file. */
  readonly training: number;
  readonly reveal: number;
  /** Over the socket of a seat in a room of two teams. */
  readonly socket: number;
  /** A seat that attacks and defends, as in `wells`: both desks, and its own well up to the reveal. */
  readonly phone: number;
  /** What that seat is sent besides when it looks at the well that it has attacked. */
  readonly other: number;
  /** A projector, for the first well that it shows; for every further one `other`. */
  readonly watcher: number;
}

let ids = 0;
const newToken = () => randomBytes(16).toString('base64url');

/** @throws Error when a command is refused */
async function done(
  answer: Promise<{
    readonly ok: boolean;
    readonly code?: string | undefined;
    readonly detail?: string | undefined;
  }>,
) {
  const { ok, code, detail } = await answer;
  if (!ok) throw new Error(`refused: ${code} ${detail ?? ''}`);
}

/** Bytes that have come over a connection, as they came: compressed. */
export const receivedBytes = (socket: Socket): number =>
  (socket.io.engine.transport as unknown as { ws: { _socket: { bytesRead: number } } }).ws._socket.bytesRead;

/** A page without its picture: a connection, and the files that the page would fetch. */
async function openPage(url: string) {
  const socket: Socket = io(url, { transports: ['websocket'], forceNew: true });
  const wire = createWire(socket, { newId: () => `bytes-${process.pid}-${ids++}`, answerMillis: 60_000 });
  await new Promise<void>((open) => socket.once('connect', () => open()));
  let last = 0;
  const api = createApi(
    `${url}/`,
    async (address, options) => {
      const answer = await fetch(address, options);
      last = Number(answer.headers.get('content-length') ?? Number.NaN);
      return answer;
    },
    requestClock(Date.now),
  );
  const sent: Partial<Record<ShownFile, number>> = {};
  const ask = async (code: string, bout: string, file: ShownFile, token: string | null) => {
    const bytes = await api.bytes(`GET /api/rooms/:code/bouts/:bout/${file}`, {
      params: { code, bout },
      token,
    });
    sent[file] = last;
    return bytes;
  };
  const files = createRoundFiles(ask, async (file) => file);
  return {
    wire,
    sent,
    ask,
    read: (view: RoomView, bout: string, token: string | null) => files.read(view, bout, token),
    async healthy(scenario: string): Promise<number> {
      if (!hasHealthyFile(scenario)) return 0;
      await api.bytes('GET /api/scenarios/:scenario/healthy', { params: { scenario } });
      return last;
    },
    received: () => receivedBytes(socket),
    reaches: (phase: RoomView['phase']) => wire.until((view) => view.phase === phase),
    close: () => void socket.disconnect(),
  };
}

/** Plays a duel of one round, with everybody's page fetching what it shows. */
export async function roundBytes(url: string, scenario: ScenarioId): Promise<RoundBytes> {
  const pages = [await openPage(url), await openPage(url), await openPage(url), await openPage(url)] as const;
  const [host, attacker, defender, watcher] = pages;
  const [hostToken, ...tokens] = [newToken(), newToken(), newToken()] as const;
  const api = createApi(`${url}/`, fetch, requestClock(Date.now));
  const room = {
    format: 'duel',
    scenarios: [scenario],
    rounds: 1,
    pace: 'none',
    choose: true,
    seed: 5,
  } as const;
  const { code } = await api('POST /api/rooms', {
    body: { ...room, scenarios: [scenario], key: seatKeyOf(hostToken).key },
  });
  await done(host.wire.send('room:resume', { code, token: hostToken }));
  for (const [k, page] of [attacker, defender].entries())
    await done(
      page.wire.send('room:join', {
        code,
        nickname: `Seat ${k}`,
        token: tokens[k] as string,
        team: `t${k + 1}`,
      }),
    );
  await done(watcher.wire.send('room:watch', { code }));
  const before = defender.received();
  const healthy = await watcher.healthy(scenario);

  /** Drafts play as they are: whoever hands in has five seconds to take it back. */
  const ended = async (phase: RoundPhase) => {
    await host.reaches(phase);
    await done(host.wire.send('host:advance', { shown: { phase, round: 1 } }));
  };
  await done(host.wire.send('host:start', {}));
  await ended('briefing');
  const bout = 'r1b1';
  await attacker.read(await attacker.reaches('prepare'), bout, tokens[0]);
  const attack = { id: SCENARIOS[scenario].attacks[0] as 'far-flip', params: {} };
  const plan = { attack, epsilon: SCENARIOS[scenario].epsilonMax };
  await done(attacker.wire.send('draft:attack', { round: 1, plan }));
  await ended('prepare');
  const arrived = await defender.wire.until(
    (view) => view.role === 'player' && view.defend?.streamReady === true,
  );
  await defender.read(arrived, bout, tokens[1]);
  await done(defender.wire.send('draft:defend', { round: 1, plan: { filters: [] } }));
  await ended('filter');

  const shown = async (phase: 'train' | 'reveal') => {
    for (const [page, token] of [
      [attacker, tokens[0]],
      [defender, tokens[1]],
      [watcher, null],
    ] as const)
      await page.read(await page.reaches(phase), bout, token);
  };
  await shown('train');
  await ended('train');
  await shown('reveal');
  await watcher.ask(code, bout, 'training', null); // all of it: what came frame by frame is in it
  const socket = defender.received() - before;
  for (const page of pages) page.close();
  return summed(scenario, {
    ...{ healthy, socket },
    known: attacker.sent.known ?? 0,
    stream: defender.sent.stream ?? 0,
    samples: watcher.sent.samples ?? 0,
    training: watcher.sent.training ?? 0,
    reveal: watcher.sent.reveal ?? 0,
  });
}

function summed(
  scenario: ScenarioId,
  parts: Omit<RoundBytes, 'scenario' | 'phone' | 'other' | 'watcher'>,
): RoundBytes {
  const { healthy, known, stream, samples, training, reveal, socket } = parts;
  const own = healthy + training + reveal + socket;
  return {
    ...{ scenario, ...parts },
    phone: own + known + stream,
    other: samples + reveal,
    watcher: own + samples,
  };
}

/** The figures as a table, in KB. */
export function bytesTable(rows: readonly RoundBytes[]): string {
  const [first] = rows;
  if (!first) return '';
  const names = Object.keys(first) as (keyof RoundBytes)[];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const kilobytes = (value: string | number) =>
    typeof value === 'string' ? value : (value / 1_000).toFixed(value < 10_000 ? 1 : 0);
  return [
    line(names),
    line(names.map(() => '---')),
    ...rows.map((row) => line(names.map((name) => kilobytes(row[name])))),
  ].join('');
}
