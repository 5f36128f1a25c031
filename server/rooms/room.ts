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
import { awaitsTraining, dueAt, type LoggedEvent, type Match } from '../../engine/match/match.ts';
import type { Rules } from '../../engine/match/rules.ts';
import { roleOf, viewFor } from '../../engine/match/view.ts';
import type { RoomView, Team } from '../../engine/match/views.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { Trainer, WatchedFrame } from '../training/trainer.ts';
import type { ServerClock } from './clock.ts';
import { createJournal, type Outcome } from './journal.ts';
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
  readonly round: number;
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
  join(wish: { id: string; nickname: string; team: Team | null; before: string | null }): Promise<Joined>;
  command(wish: Wish): Promise<Outcome>;
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
  data(kind: DataKind, round: number, seat: string | null): Promise<Uint8Array>;
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
  let streamReadyFor = 0; // round
  let streamAskedFor = 0;
  let trainingAskedFor = ''; // round and attempt
  let filmFor = 0; // round
  let closed = false;
  let callOffDeadline = () => {};
  let callOffFrame = () => {};

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
      const extra = {
        connected: present,
        streamReady: 'round' in match && streamReadyFor === match.round,
        scenario: rules.scenario,
      };
      const player = match.players.find(({ id }) => id === seat);
      if (player) return viewFor(roleOf(match, player), player.id, match, extra);
      return viewFor(seat === HOST ? 'host' : 'spectator', null, match, extra);
    },

    data: (kind, round, seat) =>
      fetchRoundData(trainer, journal.match(), kind, round, seat, clock.now, journal.match),

    async wake() {
      await journal.submit({ type: 'recover', at: clock.now() });
      goOn();
    },

    close() {
      closed = true;
      callOffDeadline();
      callOffFrame();
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

  /** Forges the stream as soon as blue needs it, and says when it is there. */
  function prepareStream(): void {
    const match = journal.match();
    if (match.phase !== 'filter' || streamAskedFor === match.round) return;
    const spec = streamSpec(match, match.round);
    if (!spec) return;
    streamAskedFor = spec.round;
    trainer.stream(spec).then(
      () => {
        streamReadyFor = spec.round;
        if (!closed) listener.changed(room);
      },
      (error) => {
        streamAskedFor = 0; // whoever fetches it asks again
        report(error);
      },
    );
  }

  function askTraining(): void {
    const match = journal.match();
    if (!awaitsTraining(match)) return;
    const attempt = `${match.round}/${match.asked}`;
    const spec = roundSpec(match, match.round);
    if (attempt === trainingAskedFor || !spec) return;
    trainingAskedFor = attempt;
    const { round } = spec;
    trainer
      .round(spec)
      .then(
        ({ summary, story }) =>
          journal.submit({ type: 'training-done', round, summary, story, at: clock.now() }),
        (error: unknown) => {
          if (closed) return null;
          report(error);
          const reason = error instanceof Error ? error.message : String(error);
          return journal.submit({
            type: 'training-failed',
            round,
            reason: reason.slice(0, 500),
            final: error instanceof GameError && error.code === 'training-impossible',
            at: clock.now(),
          });
        },
      )
      .then(goOn)
      .catch((error) => {
        report(error);
        trainingAskedFor = '';
        callOffDeadline();
        if (!closed) callOffDeadline = clock.after(RETRY_TICK_MILLIS, goOn);
      });
  }

  /** Shows the training frame by frame while its phase lasts. */
  function startFilm(): void {
    const match = journal.match();
    if (match.phase !== 'train' || !match.trained || filmFor === match.round) return;
    const spec = roundSpec(match, match.round);
    if (!spec) return;
    filmFor = match.round;
    trainer.round(spec).then(({ frames }) => showFrames(spec.round, frames, 0), report);
  }

  function showFrames(round: number, frames: readonly WatchedFrame[], from: number): void {
    const match = journal.match();
    if (closed || match.phase !== 'train' || match.round !== round) return;
    const upTo = framesShown(match, clock.now(), frames.length);
    for (let index = from; index < upTo; index++) {
      const frame = frames[index] as WatchedFrame;
      listener.frame(room, { ...frame, round, index, count: frames.length });
    }
    if (upTo === frames.length) return;
    callOffFrame();
    callOffFrame = clock.after(frameMillis(match, frames.length), () =>
      showFrames(round, frames, Math.max(from, upTo)),
    );
  }

  return room;
}
