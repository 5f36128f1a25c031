import { io, type Socket } from 'socket.io-client';
import {
  type Ack,
  type ClientMessage,
  type ClientToServer,
  type Payload,
  PROTOCOL_VERSION,
  type Refusal,
  type ServerToClient,
} from '../../contract/messages.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import type { Team } from '../../engine/match/views.ts';
import type { Platform } from '../clock.ts';
import { betterOffset, measureOffset, raiseOffset } from '../room/clock-offset.ts';
import { receiveFrame, receiveView } from '../room/message-order.ts';
import type { RoomState, Standing } from '../room/room-state.ts';
import { troubleOf } from '../words/error-texts.ts';
import { commandId } from './command-id.ts';
import type { SeatStore } from './seats.ts';

/** Commands that carry an id: everything but getting in. */
type Command = Exclude<ClientMessage, 'room:join' | 'room:resume' | 'room:watch'>;
type Body<M extends ClientMessage> = Omit<Payload<M>, 'id'>;

export interface RoomLink {
  join(nickname: string, team?: Team): Promise<Ack>;
  /** Sends a command, again if the answer is lost: its id makes that harmless. */
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
  /** Where the server is; where the page came from when absent. */
  readonly origin?: string;
}

/** How long an answer may take before the command is sent again, and how often. */
const ANSWER_MILLIS = 6_000;
const TRIES = 4;

/** After these the server will not have us back, however often we knock. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'room-unknown',
  'room-over',
  'seat-expired',
  'seat-taken-over',
  'stale-client',
]);

/** Keeps one page in one room: gets the seat back after every loss, and puts what arrives in order. */
export function connectRoom({ code, as, state, seats, platform, origin }: LinkOptions): RoomLink {
  const options = { transports: ['websocket'], reconnectionDelay: 400, reconnectionDelayMax: 3_000 };
  const socket: Socket<ServerToClient, ClientToServer> =
    origin === undefined ? io(options) : io(origin, options);
  const wire = socket as unknown as Socket; // generic emits: the schemas, not the overloads, hold the types

  async function emit(message: ClientMessage, payload: object, tries = TRIES): Promise<Ack> {
    for (let attempt = 1; ; attempt++) {
      const sentAt = platform.now();
      try {
        const ack = (await wire.timeout(ANSWER_MILLIS).emitWithAck(message, payload)) as Ack;
        if (ack.ok) welcome(ack, sentAt);
        return ack;
      } catch {
        if (attempt >= tries) return { ok: false, code: 'internal', detail: 'the server did not answer' };
      }
    }
  }

  /** Resolves once we have our seat; false when we will not get it back. */
  function seated(): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (standing: Standing) => {
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

  /**
   * A command waits for the seat: the library would send it ahead of our resuming, as a stranger's. Its
   * id makes a second delivery harmless.
   */
  async function command(message: ClientMessage, payload: object): Promise<Ack> {
    for (let attempt = 1; ; attempt++) {
      if (!(await seated())) return { ok: false, code: 'seat-expired' };
      const ack = await emit(message, payload, 1);
      if (ack.ok || ack.code !== 'internal' || attempt >= TRIES) return ack;
    }
  }

  function welcome(ack: Extract<Ack, { ok: true }>, sentAt: number): void {
    if (ack.now !== undefined) {
      const fresh = measureOffset(sentAt, ack.now, platform.now());
      state.offset.value = betterOffset(state.offset.value, fresh);
    }
    if (ack.seq !== undefined && ack.view) {
      state.feed.value = receiveView(state.feed.value, { seq: ack.seq, view: ack.view });
    }
  }

  function end(refusal: { code: string; detail?: string }): void {
    state.fault.value = { trouble: troubleOf(refusal.code), detail: refusal.detail ?? '' };
    state.standing.value = 'ended';
    socket.disconnect();
  }

  async function enter(): Promise<void> {
    const token = as === 'watch' ? null : seats.get(as, code);
    if (as !== 'watch' && token === null) {
      if (as === 'host') end({ code: 'not-host' });
      else state.standing.value = 'outside';
      return;
    }
    const ack = await emit(
      token === null ? 'room:watch' : 'room:resume',
      token === null ? { protocol: PROTOCOL_VERSION, code } : { protocol: PROTOCOL_VERSION, code, token },
    );
    if (ack.ok) {
      state.fault.value = null;
      state.standing.value = 'inside';
    } else refused(ack);
  }

  function refused(refusal: Refusal): void {
    if (refusal.code === 'seat-expired' && as === 'player') seats.forget('player', code);
    if (FINAL.has(refusal.code)) end(refusal);
    else {
      state.fault.value = { trouble: troubleOf(refusal.code), detail: refusal.detail ?? '' };
      state.standing.value = 'reconnecting';
      platform.after(2_000, () => socket.connected && void enter());
    }
  }

  socket.on('connect', () => void enter());
  socket.on('disconnect', (reason) => {
    if (state.standing.value === 'ended') return;
    state.standing.value = 'reconnecting';
    // A server that says goodbye is not knocked at again by the library; it may be restarting.
    if (reason === 'io server disconnect') platform.after(800, () => socket.connect());
  });
  socket.on('room:view', (message) => {
    state.offset.value = raiseOffset(state.offset.value, message.now, platform.now());
    state.feed.value = receiveView(state.feed.value, message);
  });
  socket.on('model:frame', (frame) => {
    state.frames.value = receiveFrame(state.frames.value, frame);
  });
  socket.on('seat:lost', ({ code: why }) => {
    if (why === 'seat-expired' && as === 'player') seats.forget('player', code);
    end({ code: why });
  });

  return {
    async join(nickname, team) {
      const id = commandId(platform);
      const wish = { protocol: PROTOCOL_VERSION, id, code, nickname, ...(team && { team }) };
      const ack = await emit('room:join', wish);
      if (ack.ok && ack.seat) {
        seats.set('player', code, ack.seat.token);
        state.fault.value = null;
        state.standing.value = 'inside';
      }
      return ack;
    },
    send: (message, body) => command(message, { ...body, id: commandId(platform) }),
    takeBack() {
      state.fault.value = null;
      state.standing.value = 'connecting';
      socket.connect();
    },
    close() {
      socket.disconnect();
    },
  };
}
