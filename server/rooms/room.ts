import type { Seat } from '../../contract/messages.ts';
import { GameError } from '../../engine/errors.ts';
import type { DataKind } from '../../engine/match/access.ts';
import {
  HOST,
  type HostCommand,
  type PlayerCommand,
  type Refused,
  refuse,
} from '../../engine/match/commands.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import { dueAt, inTraining, type LoggedEvent, type Match } from '../../engine/match/match.ts';
import type { Rules } from '../../engine/match/rules.ts';
import { viewOf, viewOfSeat } from '../../engine/match/view.ts';
import type { RoomView } from '../../engine/match/views.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { Trainer, WatchedFrame } from '../training/trainer.ts';
import type { ServerClock } from './clock.ts';
import { type AppendOutcome, createJournal } from './journal.ts';
import { fetchRoundData, roundSpec, streamSpec } from './round-data.ts';
import { hashToken, newToken } from './secrets.ts';
import { frameMillis, framesShown } from './theatre.ts';

/** A join that is asked for again within this time finds its own seat. */
const RETRY_MILLIS = 120_000;
/** After trouble with the store, a deadline is tried again after this. */
const RETRY_TICK_MILLIS = 1_000;

export interface RoomParts {
  readonly store: Store;
  readonly trainer: Trainer;
  readonly rules: Rules;
  readonly clock: ServerClock;
  report(error: unknown): void;
}

/** One frame of the training on show. */
export interface ShownFrame extends WatchedFrame {
  readonly bout: string;
  readonly index: number;
  readonly count: number;
}

export interface RoomListener {
  /** Something that a view shows may be different now. */
  changed(room: Room): void;
  frame(room: Room, frame: ShownFrame): void;
}

type Joined = { readonly ok: true; readonly seat: Seat } | Refused;

/** A command without its time: the room knows what time it is. */
export type Wish = WithoutTime<Exclude<PlayerCommand, { type: 'join' }> | HostCommand>;
type WithoutTime<C> = C extends unknown ? Omit<C, 'at'> : never;

/** A match that is being played: log in, deadlines, trainings and listeners out. */
export interface Room {
  readonly code: string;
  match(): Match;
  seq(): number;
  /** `before` is a seat that whoever joins is known to have had. */
  join(wish: { id: string; nickname: string; team: TeamId | null; before: string | null }): Promise<Joined>;
  command(wish: Wish): Promise<AppendOutcome>;
  /**
   * The seat that a token opens ('host' for the host's). A token of a seat that was left or kicked is
   * `seat-expired`, one that no seat has is `seat-unknown`.
   */
  open(token: string): { readonly ok: true; readonly seat: string } | Refused;
  /** The seat that a token was given for, whether it is still there or not. */
  seatBehind(token: string): string | null;
  /** Whether somebody is connected on a seat. */
  setPresence(seat: string, connected: boolean): void;
  someoneHere(): boolean;
  /** What a seat sees now; null is a spectator. */
  view(seat: string | null): RoomView;
  /** @throws GameError with the reason why not */
  data(kind: DataKind, bout: string, seat: string | null): Promise<Uint8Array>;
  /** Picks up what was left undone: deadlines, trainings. */
  wake(): Promise<void>;
  /** Ends timers; a training under way is left to end by itself. */
  close(): void;
}

export function createRoom(
  code: string,
  log: readonly LoggedEvent[],
  seatHashes: readonly SeatHash[],
  parts: RoomParts,
  listener: RoomListener,
): Room {
  const { store, trainer, rules, clock, report } = parts;
  const journal = createJournal(code, log, store, rules);
  const seats = new Map(seatHashes.map(({ seat, hash }) => [hash, seat]));
  const present = new Set<string>();
  const streamReady = new Set<string>(); // bouts
  const streamAsked = new Set<string>();
  const trainingAsked = new Set<string>(); // bout and attempt
  const filmed = new Set<string>(); // bouts
  let closed = false;
  let callOffDeadline = () => {};
  const callOffFrames = new Map<string, () => void>(); // by bout

  const room: Room = {
    code,
    match: journal.match,
    seq: journal.seq,

    async join({ id, nickname, team, before }) {
      const token = newToken();
      const hash = hashToken(token);
      const at = clock.now();
      const outcome = await journal.submit({ type: 'join', id, nickname, team, before, at }, (events) => {
        const joined = events.find(({ type }) => type === 'player-joined');
        return joined?.type === 'player-joined' ? { seat: joined.player, hash } : undefined;
      });
      if (!outcome.ok) return outcome;
      const player = journal.match().players.find(({ joinedBy }) => joinedBy === `join:${id}`);
      // A retry: the first answer got lost, and with it the token. The seat gets another one.
      if (!player || at - player.joinedAt > RETRY_MILLIS) return refuse('seat-expired', 'join again');
      if (outcome.events.length === 0) {
        await store.setSeat(code, { seat: player.id, hash });
        for (const [old, seat] of seats) if (seat === player.id) seats.delete(old);
      }
      seats.set(hash, player.id);
      if (outcome.events.length > 0) goOn();
      return { ok: true, seat: { token, player: player.id } };
    },

    async command(wish) {
      const outcome = await journal.submit({ ...wish, at: clock.now() });
      if (outcome.ok && outcome.events.length > 0) goOn();
      return outcome;
    },

    open(token) {
      const seat = room.seatBehind(token);
      if (seat === null) return refuse('seat-unknown', 'this token opens no seat of the room: join again');
      if (seat === HOST || journal.match().players.some(({ id }) => id === seat)) return { ok: true, seat };
      return refuse('seat-expired', 'this seat is not there any more: join again');
    },
    seatBehind: (token) => seats.get(hashToken(token)) ?? null,

    setPresence(seat, connected) {
      if (present.has(seat) === connected) return;
      if (connected) present.add(seat);
      else present.delete(seat);
      if (!closed) listener.changed(room);
    },
    someoneHere: () => present.size > 0,

    view(seat) {
      const match = journal.match();
      const extra = { connected: present, streamReady, scenario: rules.scenario };
      const player = match.players.find(({ id }) => id === seat);
      if (player) return viewOfSeat(player, match, extra);
      return viewOf(seat === HOST ? 'host' : 'spectator', match, extra);
    },

    data: (kind, bout, seat) =>
      fetchRoundData(trainer, journal.match(), kind, bout, seat, clock.now, journal.match),

    async wake() {
      await journal.submit({ type: 'recover', at: clock.now() });
      goOn();
    },

    close() {
      closed = true;
      callOffDeadline();
      for (const callOff of callOffFrames.values()) callOff();
    },
  };

  /** Sees to all that follows from the match as it stands. */
  function goOn(): void {
    if (closed) return;
    armDeadline();
    prepareStream();
    askTraining();
    startFilm();
    listener.changed(room);
  }

  function armDeadline(again = 0): void {
    callOffDeadline();
    const due = dueAt(journal.match());
    if (due === null || closed) return;
    callOffDeadline = clock.after(Math.max(again, due - clock.now()), () => {
      journal.submit({ type: 'tick', at: clock.now() }).then(
        (outcome) => (outcome.ok && outcome.events.length > 0 ? goOn() : armDeadline(RETRY_TICK_MILLIS / 50)),
        (error) => {
          report(error);
          armDeadline(RETRY_TICK_MILLIS);
        },
      );
    });
  }

  /** Forges the streams as soon as defenders need them, and says when they are there. */
  function prepareStream(): void {
    const match = journal.match();
    if (match.phase !== 'filter') return;
    for (const { id } of match.bouts) {
      const spec = streamSpec(match, id);
      if (!spec || streamAsked.has(id)) continue;
      streamAsked.add(id);
      trainer.stream(spec).then(
        () => {
          streamReady.add(id);
          if (!closed) listener.changed(room);
        },
        (error) => {
          streamAsked.delete(id); // whoever fetches it asks again
          report(error);
        },
      );
    }
  }

  function askTraining(): void {
    for (const { id, asked } of inTraining(journal.match())) {
      const attempt = `${id}/${asked}`;
      if (trainingAsked.has(attempt)) continue;
      trainingAsked.add(attempt);
      trainBout(id).catch((error) => {
        report(error);
        trainingAsked.delete(attempt);
        callOffDeadline();
        if (!closed) callOffDeadline = clock.after(RETRY_TICK_MILLIS, goOn);
      });
    }
  }

  async function trainBout(bout: string): Promise<void> {
    const spec = roundSpec(journal.match(), bout);
    if (!spec) return;
    try {
      const { summary, story } = await trainer.round(spec);
      await journal.submit({ type: 'training-done', bout, summary, story, at: clock.now() });
    } catch (error) {
      if (closed) return;
      report(error);
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const final = error instanceof GameError && error.code === 'training-impossible';
      await journal.submit({ type: 'training-failed', bout, reason, final, at: clock.now() });
    }
    goOn();
  }

  /** Shows the trainings frame by frame while their phase lasts. */
  function startFilm(): void {
    const match = journal.match();
    if (match.phase !== 'train') return;
    for (const { id, trained } of match.bouts) {
      const spec = roundSpec(match, id);
      if (!trained || !spec || filmed.has(id)) continue;
      filmed.add(id);
      trainer.round(spec).then(({ frames }) => showFrames(id, frames, 0), report);
    }
  }

  function showFrames(bout: string, frames: readonly WatchedFrame[], from: number): void {
    const match = journal.match();
    if (closed || match.phase !== 'train' || !match.bouts.some(({ id }) => id === bout)) return;
    const upTo = framesShown(match, bout, clock.now(), frames.length);
    for (let index = from; index < upTo; index++) {
      const frame = frames[index] as WatchedFrame;
      listener.frame(room, { ...frame, bout, index, count: frames.length });
    }
    if (upTo === frames.length) return;
    callOffFrames.get(bout)?.();
    const wait = frameMillis(match, bout, frames.length);
    callOffFrames.set(
      bout,
      clock.after(wait, () => showFrames(bout, frames, Math.max(from, upTo))),
    );
  }

  return room;
}
