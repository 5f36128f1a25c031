import type { Ack, ClientMessage, Payload } from '../../contract/messages.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import type { MessageWish } from '../../contract/wire.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Platform } from '../clock.ts';
import { raiseOffset } from '../room/clock-offset.ts';
import { receiveFrame, receiveView } from '../room/message-order.ts';
import type { RoomState } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';
import { type ClockWatch, watchClock } from './clock-watch.ts';
import { commandId, newToken } from './command-id.ts';
import { createSeatEntry, type SeatEntry } from './seat-entry.ts';
import type { SeatStore } from './seats.ts';
import { type Ask, timedAsk } from './timed-ask.ts';
import { openWire, type Wire } from './wire.ts';

/** Messages whose payload has an id; getting in has one too, and a way of its own. */
type Command = {
  [M in ClientMessage]: M extends 'room:join' ? never : 'id' extends keyof Payload<M> ? M : never;
}[ClientMessage];
type Body<M extends ClientMessage> = Omit<MessageWish<M>, 'id'>;

export interface RoomLink {
  join(nickname: string, team?: TeamId, waits?: () => void): Promise<Ack>;
  /** Sends a command once the seat is there, again if the answer is lost: its id makes that harmless. */
  send<M extends Command>(message: M, body: Body<M>): Promise<Ack>;
  /** Lets somebody in who waits at the door, or not; said twice, it is said once. */
  nod(knock: string, ok: boolean): Promise<Ack>;
  /** Asks to be shown the training of a bout, frame by frame, on a page that has no bout of its own. */
  watch(bout: string | undefined): void;
  /** Keeps the seat that somebody else wants, or hands it over. */
  answerWish(keep: boolean): void;
  /** Takes the seat back from whoever has it now. */
  takeBack(): void;
  close(): void;
}

export interface LinkOptions {
  readonly code: string;
  /** This page's name for itself, the same after a reload. */
  readonly page: string;
  readonly as: 'player' | 'host' | 'watch';
  readonly state: RoomState;
  readonly seats: SeatStore;
  readonly platform: Platform;
  readonly server: ServerPlace;
}

/** Where the server is. */
export interface ServerPlace {
  readonly origin: string;
  /** Path of its sockets. */
  readonly path: string;
  /** Whether it answers a plain request. */
  answers(): Promise<boolean>;
}

/** Keeps one page in one room: gets the seat back after every loss, and puts what arrives in order. */
export function connectRoom(options: LinkOptions): RoomLink {
  const { code, page, as, state, seats, platform, server } = options;
  const wire = openWire({ ...server, platform, onRoad: (road) => (state.road.value = road) });
  const ask = timedAsk(wire, state, platform);
  const entrance = createSeatEntry({ code, page, as, state, seats, platform, wire, ask });
  const clock = watchClock(platform, state, wire, ask);
  let closed = false;
  const deliver = createDelivery(wire, ask, state, entrance);
  hear(options, wire, entrance, clock);

  return {
    async join(nickname, team, waits) {
      const id = commandId(platform);
      const token = newToken(platform);
      const former = seats.get('former', code);
      const asked = { ...(team && { team }), ...(former !== null && { former }) };
      const wish = { protocol: PROTOCOL_VERSION, id, code, nickname, token, ...asked };
      const knock = () => deliver('room:join', wish, () => wire.ready().then(() => true));
      let ack = await knock();
      while (!ack.ok && ack.code === 'nod-needed' && !closed) {
        waits?.();
        await new Promise<void>((done) => platform.after(KNOCK_MILLIS, done));
        ack = await knock();
      }
      if (ack.ok && ack.seat) {
        seats.set('player', code, token);
        entrance.inside();
      }
      return ack;
    },
    send: (message, body) => deliver(message, { ...body, id: commandId(platform) }, entrance.seated),
    nod: (knock, ok) => deliver('host:nod', { knock, ok }, entrance.seated),
    watch: (bout) => void ask('bout:watch', bout === undefined ? {} : { bout }),
    answerWish(keep) {
      state.wanted.value = null;
      void ask('seat:answer', { keep });
    },
    takeBack() {
      state.fault.value = null;
      state.standing.value = 'connecting';
      wire.renew();
    },
    close() {
      closed = true;
      clock.rest();
      wire.close();
    },
  };
}

/** How often a command is sent over connections that stand and do not answer. */
const TRIES = 4;
/** Whoever waits for the host's nod knocks again after this. */
const KNOCK_MILLIS = 3_000;
/** Refusals of a command that the match has not heard: it is sent again. */
const UNHEARD: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['internal', 'seat-needed']);

/** Asks until there is an answer, each time once `may` lets it; false of `may` is the end of it. */
type Deliver = (message: ClientMessage, payload: object, may: () => Promise<boolean>) => Promise<Ack>;

function createDelivery(wire: Wire, ask: Ask, state: RoomState, entrance: SeatEntry): Deliver {
  return async (message, payload, may) => {
    for (let silent = 0; silent < TRIES; ) {
      if (!(await may())) return { ok: false, code: 'seat-expired' };
      const ack = await ask(message, payload);
      if (ack && (ack.ok || !UNHEARD.has(ack.code))) return ack;
      if (!wire.socket.connected) continue;
      silent++;
      if (ack?.ok === false && ack.code === 'seat-needed') {
        state.standing.value = 'reconnecting';
        await entrance.enter();
      }
      if (ack === null && silent % 2 === 0) wire.renew();
    }
    return { ok: false, code: 'internal', detail: 'the server did not answer' };
  };
}

/** What the server tells by itself. */
function hear(
  { code, as, state, seats, platform }: LinkOptions,
  { socket, on }: Wire,
  entrance: SeatEntry,
  clock: ClockWatch,
): void {
  socket.on('connect', () => void entrance.enter());
  socket.on('disconnect', () => {
    if (state.standing.value === 'inside') state.standing.value = 'reconnecting';
  });
  on('room:view', (message) => {
    clock.look();
    state.offset.value = raiseOffset(state.offset.value, message.now, platform.now());
    state.feed.value = receiveView(state.feed.value, message);
  });
  on('model:frame', (frame) => {
    state.frames.value = receiveFrame(state.frames.value, frame);
  });
  on('seat:wanted', (wish) => {
    state.wanted.value = wish;
  });
  on('seat:lost', ({ code: why }) => {
    state.wanted.value = null;
    if (why === 'seat-expired' && as === 'player') seats.retire(code);
    entrance.end(troubleOf(why));
  });
}
