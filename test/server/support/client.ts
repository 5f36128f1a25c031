import { io, type Socket } from 'socket.io-client';
import {
  type Ack,
  type ClientMessage,
  type FrameMessage,
  type Payload,
  PROTOCOL_VERSION,
} from '../../../contract/messages.ts';
import type { RoomView } from '../../../engine/match/views.ts';

/** A player, host or watcher over a real socket, who remembers what came. */
export interface Client {
  readonly socket: Socket;
  readonly views: { seq: number; now: number; view: RoomView }[];
  readonly frames: FrameMessage[];
  readonly lost: string[];
  /** The last view. */
  view(): RoomView;
  send<M extends ClientMessage>(message: M, payload: Payload<M>): Promise<Ack>;
  /** Anything at all, as a peer that is not ours would. */
  raw(message: string, ...payload: unknown[]): Promise<unknown>;
  /** Resolves with the first view, past or future, that the test wants. */
  until(wanted: (view: RoomView) => boolean, timeoutMillis?: number): Promise<RoomView>;
  close(): void;
}

let ids = 0;
export const newId = (): string => `test-command-${process.pid}-${ids++}`;

export async function connectClient(url: string): Promise<Client> {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
  const views: Client['views'] = [];
  const frames: FrameMessage[] = [];
  const lost: string[] = [];
  const waiting = new Set<() => void>();
  socket.on('room:view', (message) => {
    views.push(message);
    for (const look of [...waiting]) look();
  });
  socket.on('model:frame', (message) => frames.push(message));
  socket.on('seat:lost', ({ code }) => lost.push(code));
  await new Promise<void>((connected, failed) => {
    socket.once('connect', () => connected());
    socket.once('connect_error', failed);
  });

  const latest = () => {
    const last = views.at(-1);
    if (!last) throw new Error('no view has come yet');
    return last.view;
  };
  return {
    socket,
    views,
    frames,
    lost,
    view: latest,
    async send(message, payload) {
      const ack = (await socket.timeout(20_000).emitWithAck(message, payload)) as Ack;
      if (ack.ok && ack.view) views.push({ seq: ack.seq ?? 0, now: ack.now ?? 0, view: ack.view });
      return ack;
    },
    raw: (message, ...payload) => socket.timeout(20_000).emitWithAck(message, ...payload),
    until(wanted, timeoutMillis = 30_000) {
      return new Promise((found, failed) => {
        const look = () => {
          const last = views.at(-1);
          if (!last || !wanted(last.view)) return;
          stop();
          found(last.view);
        };
        const timer = setTimeout(() => {
          stop();
          const last = views.at(-1)?.view;
          failed(new Error(`not seen in ${timeoutMillis} ms; last: ${last?.phase} of round ${last?.round}`));
        }, timeoutMillis);
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      });
    },
    close: () => {
      socket.disconnect();
    },
  };
}

export const join = (client: Client, code: string, nickname: string, team?: string, id = newId()) =>
  client.send('room:join', { protocol: PROTOCOL_VERSION, id, code, nickname, ...(team && { team }) });

export const resume = (client: Client, code: string, token: string) =>
  client.send('room:resume', { protocol: PROTOCOL_VERSION, code, token });

export const watch = (client: Client, code: string) =>
  client.send('room:watch', { protocol: PROTOCOL_VERSION, code });

export async function createRoom(
  url: string,
  wish: { scenarios?: string[]; pace?: number; seed?: number } = {},
): Promise<{ code: string; hostToken: string; joinUrls: string[] }> {
  const response = await fetch(`${url}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenarios: ['moons'], ...wish }),
  });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}
