import type { Ack, ClientMessage, Payload } from '../../contract/messages.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Platform } from '../clock.ts';
import { betterOffset, measureOffset, raiseOffset, vague, wasSet } from '../room/clock-offset.ts';
import { receiveFrame, receiveView } from '../room/message-order.ts';
import type { RoomState, SeatStanding } from '../room/room-state.ts';
import { type ClientTrouble, troubleOf } from '../words/error-texts.ts';
import { commandId } from './command-id.ts';
import type { SeatStore } from './seats.ts';
import { openWire } from './wire.ts';

/** Commands that carry an id: everything but getting in and asking for the time. */
type Command = Exclude<ClientMessage, 'room:join' | 'room:resume' | 'room:watch' | 'clock:read'>;
type Body<M extends ClientMessage> = Omit<Payload<M>, 'id'>;

export interface RoomLink {
  join(nickname: string, team?: TeamId): Promise<Ack>;
  /** Sends a command once the seat is there, again if the answer is lost: its id makes that harmless. */
  send<M extends Command>(message: M, body: Body<M>): Promise<Ack>;
  /** Takes the seat back from whoever has it now. */
  takeBack(): void;
  close(): void;
}

export interface LinkOptions {
  readonly code: string;
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

/** How often a command is sent over connections that stand and do not answer. */
const TRIES = 4;
/** How often the device's clock is looked at. */
const CLOCK_MILLIS = 1_000;

/** Refusals that pass: getting in is tried again after a while. Any other is the server's last word. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['too-fast', 'internal', 'conflict']);
/** Refusals of a command that the match has not heard: it is sent again. */
const UNHEARD: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['internal', 'seat-needed']);
/** What the server says of a token that opens no seat. */
const NO_SEAT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['seat-expired', 'bad-payload', 'seat-unknown']);

/** Keeps one page in one room: gets the seat back after every loss, and puts what arrives in order. */
export function connectRoom({ code, as, state, seats, platform, server }: LinkOptions): RoomLink {
  const wire = openWire({ ...server, platform, onRoad: (road) => (state.road.value = road) });
  const { socket } = wire;
  let entries = 0;

  /** Asks for the seat; what is asked again over a newer connection is not waited for. */
  async function enter(): Promise<void> {
    const entry = ++entries;
    const token = as === 'watch' ? null : seats.get(as, code);
    if (as !== 'watch' && token === null) {
      if (as === 'host') end('not-host');
      else state.standing.value = 'outside';
      return;
    }
    const ack = await timed(() =>
      token === null
        ? wire.ask('room:watch', { protocol: PROTOCOL_VERSION, code })
        : wire.ask('room:resume', { protocol: PROTOCOL_VERSION, code, token }),
    );
    if (entry !== entries || state.standing.value === 'ended') return;
    if (ack === null) {
      if (socket.connected) wire.renew();
    } else if (ack.ok) inside();
    else refused(ack.code, ack.detail ?? '');
  }

  function inside(): void {
    state.fault.value = null;
    state.standing.value = 'inside';
  }

  function refused(why: ErrorCode, detail: string): void {
    if (PASSING.has(why)) {
      state.fault.value = { trouble: troubleOf(why), detail };
      state.standing.value = 'reconnecting';
      platform.after(2_000, () => socket.connected && void enter());
    } else if (as === 'watch' || !NO_SEAT.has(why)) end(troubleOf(why), detail);
    else if (as === 'host') end('not-host');
    else {
      seats.forget('player', code);
      state.fault.value = { trouble: 'seat-unknown', detail: '' };
      state.standing.value = 'outside';
    }
  }

  function end(trouble: ClientTrouble, detail = ''): void {
    state.fault.value = { trouble, detail };
    state.standing.value = 'ended';
    socket.disconnect();
  }

  /** Asks, and takes from a good answer what it says of the time and of the room. */
  async function timed(ask: () => Promise<Ack | null>): Promise<Ack | null> {
    const sentAt = platform.now();
    const ack = await ask();
    if (!ack?.ok) return ack;
    if (ack.now !== undefined) {
      const fresh = measureOffset(sentAt, ack.now, platform.now());
      state.offset.value = betterOffset(state.offset.value, fresh);
    }
    if (ack.seq !== undefined && ack.view) {
      state.feed.value = receiveView(state.feed.value, { seq: ack.seq, view: ack.view });
    }
    return ack;
  }

  /** Asks until there is an answer, each time once `may` lets it; false of `may` is the end of it. */
  async function deliver(message: ClientMessage, payload: object, may: () => Promise<boolean>): Promise<Ack> {
    for (let silent = 0; silent < TRIES; ) {
      if (!(await may())) return { ok: false, code: 'seat-expired' };
      const ack = await timed(() => wire.ask(message, payload));
      if (ack && (ack.ok || !UNHEARD.has(ack.code))) return ack;
      if (!socket.connected) continue;
      silent++;
      if (ack?.ok === false && ack.code === 'seat-needed') {
        state.standing.value = 'reconnecting';
        await enter();
      }
      if (ack === null && silent % 2 === 0) wire.renew();
    }
    return { ok: false, code: 'internal', detail: 'the server did not answer' };
  }

  /** Resolves once we have our seat; false when we will not get it back. */
  function seated(): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (standing: SeatStanding) => {
        if (standing !== 'inside' && standing !== 'ended') return false;
        resolve(standing === 'inside');
        return true;
      };
      if (settle(state.standing.value)) return;
      const stop = state.standing.subscribe((standing) => {
        if (settle(standing)) platform.after(0, () => stop());
      });
    });
  }

  let drift = platform.now() - platform.steady();
  /** When the device's clock was set, or the device slept, what we knew of the server's is history. */
  function lookAtClock(): void {
    const now = platform.now() - platform.steady();
    if (!wasSet(drift, now)) return;
    drift = now;
    state.offset.value = vague(state.offset.value);
    void probe();
  }

  /** Reads the server's clock; a connection that says nothing is made anew. */
  async function probe(): Promise<void> {
    if (!socket.connected) return;
    const ack = await timed(() => wire.ask('clock:read', {}));
    if (ack === null && socket.connected) wire.renew();
  }
  const restClock = platform.every(CLOCK_MILLIS, lookAtClock);
  const restWake = platform.onWake(() => void probe());

  socket.on('connect', () => void enter());
  socket.on('disconnect', () => {
    if (state.standing.value === 'inside') state.standing.value = 'reconnecting';
  });
  socket.on('room:view', (message) => {
    lookAtClock();
    state.offset.value = raiseOffset(state.offset.value, message.now, platform.now());
    state.feed.value = receiveView(state.feed.value, message);
  });
  socket.on('model:frame', (frame) => {
    state.frames.value = receiveFrame(state.frames.value, frame);
  });
  socket.on('seat:lost', ({ code: why }) => {
    if (why === 'seat-expired' && as === 'player') seats.forget('player', code);
    end(troubleOf(why));
  });

  return {
    async join(nickname, team) {
      const id = commandId(platform);
      const wish = { protocol: PROTOCOL_VERSION, id, code, nickname, ...(team && { team }) };
      const ack = await deliver('room:join', wish, async () => {
        await wire.ready();
        return true;
      });
      if (ack.ok && ack.seat) {
        entries++;
        seats.set('player', code, ack.seat.token);
        inside();
      }
      return ack;
    },
    send: (message, body) => deliver(message, { ...body, id: commandId(platform) }, seated),
    takeBack() {
      state.fault.value = null;
      state.standing.value = 'connecting';
      wire.renew();
    },
    close() {
      restClock();
      restWake();
      wire.close();
    },
  };
}
