import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../../contract/api.ts';
import {
  type Ack,
  ackOf,
  type ClientMessage,
  clientMessages,
  type FrameMessage,
  type Payload,
} from '../../../contract/messages.ts';
import type { AnswerOf, AskedBody } from '../../../contract/routes.ts';
import { PROTOCOL_VERSION } from '../../../contract/values.ts';
import { createWire, type MessageWish } from '../../../contract/wire.ts';
import type { RoomView } from '../../../engine/match/views.ts';
import type { DefencePlan, SinglePlan } from '../../../engine/round/plans.ts';

/** A player, host or watcher over a real socket, who remembers what came. Whatever comes is held to the contract. */
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
  const wire = createWire(socket, { newId });
  wire.on('room:view', (message) => views.push(message));
  wire.on('model:frame', (message) => frames.push(message));
  wire.on('seat:lost', ({ code }) => lost.push(code));
  await new Promise<void>((connected, failed) => {
    socket.once('connect', () => connected());
    socket.once('connect_error', failed);
  });

  return {
    socket,
    views,
    frames,
    lost,
    view() {
      const last = views.at(-1);
      if (!last) throw new Error('no view has come yet');
      return last.view;
    },
    async send(message, payload) {
      const ack: Ack = await wire.send(message, payload as unknown as MessageWish<typeof message>);
      if (ack.ok && ack.view) views.push({ seq: ack.seq ?? 0, now: ack.now ?? 0, view: ack.view });
      return ack;
    },
    async raw(message, ...payload) {
      const answer = await socket.timeout(20_000).emitWithAck(message, ...payload);
      const known = Object.hasOwn(clientMessages, message) ? (message as ClientMessage) : 'room:leave';
      return ackOf(known).parse(answer);
    },
    until(wanted, timeoutMillis = 30_000) {
      return new Promise((found, failed) => {
        const timer = setTimeout(() => {
          const last = wire.view();
          failed(new Error(`not seen in ${timeoutMillis} ms; last: ${last?.phase} of round ${last?.round}`));
        }, timeoutMillis);
        wire.until(wanted).then((view) => {
          clearTimeout(timer);
          found(view);
        }, failed);
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

/** The typed client of a server. */
export const apiOf = (url: string) => createApi(`${url}/`, fetch);

export const createRoom = (
  url: string,
  wish: Partial<AskedBody<'POST /api/rooms'>> = {},
): Promise<AnswerOf<'POST /api/rooms'>> =>
  apiOf(url)('POST /api/rooms', { body: { format: 'duel', scenarios: ['moons'], ...wish } });

/** Hands a plan in: sets the team's draft, then commits it as its captain. */
export async function handIn(
  client: Client,
  round: number,
  plan: { readonly attack: SinglePlan } | { readonly defend: DefencePlan },
): Promise<Ack> {
  const side = 'attack' in plan ? 'attack' : 'defend';
  const set =
    'attack' in plan
      ? await client.send('draft:attack', { id: newId(), round, plan: plan.attack })
      : await client.send('draft:defend', { id: newId(), round, plan: plan.defend });
  return set.ok ? client.send('draft:commit', { id: newId(), round, side, sure: true }) : set;
}
