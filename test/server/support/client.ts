import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../../contract/api.ts';
import { requestClock } from '../../../contract/api-of.ts';
import {
  type Ack,
  ackOf,
  type ClientMessage,
  clientMessages,
  type FrameMessage,
} from '../../../contract/messages.ts';
import type { AnswerOf, AskedBody } from '../../../contract/routes.ts';
import type { Unsealed } from '../../../contract/sealing.ts';
import { bodyHash, seatHeader, seatKeyOf } from '../../../contract/seat-key.ts';
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
  send<M extends ClientMessage>(message: M, payload: Unsealed<M>): Promise<Ack>;
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

/** A seat's secret, as a client makes it. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** The answer to a join, with the token that the client has made for the seat. */
type Joined =
  | Extract<Ack, { ok: false }>
  | (Extract<Ack, { ok: true }> & { seat?: { readonly token: string; readonly player: string } });

export async function join(
  client: Client,
  code: string,
  nickname: string,
  team?: string,
  id = newId(),
  token = newToken(),
): Promise<Joined> {
  const wish = { protocol: PROTOCOL_VERSION, id, code, nickname, token, ...(team && { team }) } as const;
  const ack = await client.send('room:join', wish);
  if (!ack.ok) return ack;
  const { seat, ...rest } = ack;
  return seat ? { ...rest, seat: { ...seat, token } } : rest;
}

export const resume = (client: Client, code: string, token: string) =>
  client.send('room:resume', { protocol: PROTOCOL_VERSION, code, token, page: 'page-of-a-test' });

export const watch = (client: Client, code: string) =>
  client.send('room:watch', { protocol: PROTOCOL_VERSION, code });

/** The typed client of a server. */
export const apiOf = (url: string) => createApi(`${url}/`, fetch, requestClock(Date.now));

/** Opens a room. @returns the answer, and the token that the host's seat opens to */
export async function createRoom(
  url: string,
  wish: Partial<AskedBody<'POST /api/rooms'>> = {},
): Promise<AnswerOf<'POST /api/rooms'> & { readonly hostToken: string }> {
  const hostToken = newToken();
  const { key } = seatKeyOf(hostToken);
  const body = { format: 'duel' as const, scenarios: ['moons'], key, ...wish };
  return { ...(await apiOf(url)('POST /api/rooms', { body })), hostToken };
}

/** A request as a seat makes it, signed by its token for a time; a spectator's without one. */
export function seatFetch(
  url: string,
  token: string | null | undefined,
  init: {
    readonly method?: string;
    readonly body?: Uint8Array<ArrayBuffer>;
    readonly headers?: Record<string, string>;
  } = {},
  at = Date.now(),
): Promise<Response> {
  const { method = 'GET', body } = init;
  const { pathname } = new URL(url);
  const request = { method, path: pathname, at: at + stamps++, body: body ? bodyHash(body) : '' };
  const headers = { ...init.headers, ...(token && { authorization: seatHeader(token, request) }) };
  return fetch(url, { ...init, headers });
}
/** A signature is good once: no two requests have one time. */
let stamps = 0;

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
