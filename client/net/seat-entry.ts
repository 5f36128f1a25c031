import { PROTOCOL_VERSION } from '../../contract/values.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import type { Platform } from '../clock.ts';
import type { RoomState, SeatStanding } from '../room/room-state.ts';
import { type ClientTrouble, troubleOf } from '../room/trouble.ts';
import { newToken } from './command-id.ts';
import type { SeatStore } from './seats.ts';
import type { Ask } from './timed-ask.ts';
import type { Wire } from './wire.ts';

/** Refusals that pass: getting in is tried again after a while. Any other is the server's last word. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'too-fast',
  'internal',
  'conflict',
  'seat-asked',
]);
const AGAIN_MILLIS = 2_000;
/** What the server says of a token that opens no seat. */
const NO_SEAT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['seat-expired', 'bad-payload', 'seat-unknown']);

export interface SeatEntryParts {
  readonly code: string;
  /** This page's name for itself. */
  readonly page: string;
  readonly as: 'player' | 'host' | 'watch';
  readonly state: RoomState;
  readonly seats: SeatStore;
  readonly platform: Platform;
  readonly wire: Wire;
  readonly ask: Ask;
}

/** The way to the seat, and what is said where it is barred. */
export interface SeatEntry {
  /** Asks for the seat; what is asked again over a newer connection is not waited for. */
  enter(): Promise<void>;
  /** The seat is ours, by whatever way. */
  inside(): void;
  /** Nothing more will come by itself. */
  end(trouble: ClientTrouble, detail?: string): void;
  /** Resolves once we have our seat; false when we will not get it back. */
  seated(): Promise<boolean>;
}

export function createSeatEntry({
  code,
  page,
  as,
  state,
  seats,
  platform,
  wire,
  ask,
}: SeatEntryParts): SeatEntry {
  const { socket } = wire;
  let entries = 0;

  async function enter(): Promise<void> {
    const entry = ++entries;
    const token = as === 'watch' ? null : seats.get(as, code);
    if (as !== 'watch' && token === null) {
      if (as === 'host') end('not-host');
      else state.standing.value = 'outside';
      return;
    }
    const who = { protocol: PROTOCOL_VERSION, code };
    const ack =
      token === null
        ? await ask('room:watch', { ...who, watcher: watcherToken() })
        : await ask('room:resume', { ...who, token, page });
    if (entry !== entries || state.standing.value === 'ended') return;
    if (ack === null) {
      if (socket.connected) wire.renew();
    } else if (ack.ok) {
      inside();
    } else refused(ack.code, ack.detail ?? '');
  }

  function watcherToken(): string {
    const known = seats.get('watcher', code);
    if (known !== null) return known;
    const token = newToken(platform);
    seats.set('watcher', code, token);
    return token;
  }

  function inside(): void {
    entries++;
    state.fault.value = null;
    state.standing.value = 'inside';
  }

  function refused(why: ErrorCode, detail: string): void {
    if (PASSING.has(why)) {
      state.fault.value = { trouble: troubleOf(why), detail };
      state.standing.value = 'reconnecting';
      platform.after(AGAIN_MILLIS, () => socket.connected && void enter());
    } else if (as === 'watch' || !NO_SEAT.has(why)) end(troubleOf(why), detail);
    else if (as === 'host') end('not-host');
    else {
      if (why === 'seat-expired') seats.retire(code);
      else seats.forget('player', code);
      state.fault.value = { trouble: 'seat-unknown', detail: '' };
      state.standing.value = 'outside';
    }
  }

  function end(trouble: ClientTrouble, detail = ''): void {
    state.fault.value = { trouble, detail };
    state.standing.value = 'ended';
    socket.disconnect();
  }

  return { enter, inside, end, seated: () => whenSeated(state, platform) };
}

function whenSeated(state: RoomState, platform: Platform): Promise<boolean> {
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
