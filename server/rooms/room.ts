import type { Seat } from '../../contract/messages.ts';
import type { DataKind } from '../../engine/match/access.ts';
import { HOST, type HostCommand, type PlayerCommand, type Refused } from '../../engine/match/commands.ts';
import type { LoggedEvent, Match } from '../../engine/match/match.ts';
import type { Rules } from '../../engine/match/rules.ts';
import { viewOf, viewOfSeat } from '../../engine/match/view.ts';
import type { RoomView } from '../../engine/match/views.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { Trainer } from '../training/trainer.ts';
import type { ServerClock } from './clock.ts';
import { createDeadline } from './deadline.ts';
import { createFilm, type ShownFrame } from './film.ts';
import { createForging } from './forging.ts';
import { type AppendOutcome, createJournal } from './journal.ts';
import { createPoisonDesk, type PoisonDesk } from './poison.ts';
import { type Answered, createQuestions, type QuestionWish } from './questions.ts';
import type { ReactionParts } from './reaction.ts';
import { fetchRoundData } from './round-data.ts';
import { createSeats, type JoinWish, type Seats } from './seats.ts';
import { createTidying } from './tidying.ts';
import { createTraining } from './training.ts';

export interface RoomParts {
  readonly store: Store;
  readonly trainer: Trainer;
  readonly rules: Rules;
  readonly clock: ServerClock;
  report(error: unknown): void;
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
export interface Room extends Pick<Seats, 'open' | 'seatBehind'> {
  readonly code: string;
  match(): Match;
  seq(): number;
  join(wish: JoinWish): Promise<Joined>;
  command(wish: Wish): Promise<AppendOutcome>;
  /** Whether somebody is connected on a seat. */
  setPresence(seat: string, connected: boolean): void;
  someoneHere(): boolean;
  /** What a seat sees now; null is a spectator. */
  view(seat: string | null): RoomView;
  /** @throws GameError with the reason why not */
  data(kind: DataKind, bout: string, seat: string | null): Promise<Uint8Array>;
  readonly poison: PoisonDesk;
  /** Answers what a team pays points to learn. */
  ask(wish: QuestionWish): Promise<Answered>;
  /** Picks up what was left undone: deadlines, trainings. */
  wake(): Promise<void>;
  /** Ends timers; a training under way is left to end by itself. */
  close(): void;
}

export function createRoom(
  code: string,
  log: readonly LoggedEvent[],
  seatHashes: readonly SeatHash[],
  { store, trainer: bare, rules, clock, report }: RoomParts,
  listener: RoomListener,
): Room {
  const journal = createJournal(code, log, store, rules);
  const poison = createPoisonDesk(code, { journal, store, rules });
  const trainer = poison.supply(bare);
  const seats = createSeats(code, seatHashes, { journal, store, clock });
  let closed = false;
  const changed = () => {
    if (!closed) listener.changed(room);
  };
  /** Sees to all that follows from the match as it stands. */
  const grown = () => {
    if (closed) return;
    for (const reaction of reactions) reaction.look();
    changed();
  };
  const parts: ReactionParts = { journal, trainer, clock, grown, changed, report };
  const forging = createForging(parts);
  const film = createFilm(parts, (frame) => listener.frame(room, frame));
  const reactions = [
    createDeadline(parts),
    forging,
    createTraining(parts),
    film,
    createTidying(code, { ...parts, store }),
  ];

  const room: Room = {
    code,
    match: journal.match,
    seq: journal.seq,
    open: seats.open,
    seatBehind: seats.seatBehind,
    async join(wish) {
      const joined = await seats.join(wish);
      if (joined.ok && joined.grown) grown();
      return joined.ok ? { ok: true, seat: joined.seat } : joined;
    },
    poison,
    ask: createQuestions(parts, rules),
    async command(wish) {
      const refusal = wish.type === 'commit-attack' && (await poison.refusal(wish.by, wish.bout, wish.plan));
      if (refusal) return refusal;
      const outcome = await journal.submit({ ...wish, at: clock.now() });
      if (outcome.ok && outcome.events.length > 0) grown();
      return outcome;
    },
    setPresence(seat, connected) {
      if (seats.setPresence(seat, connected)) changed();
    },
    someoneHere: () => seats.present.size > 0,
    view: (seat) => viewFrom(journal.match(), seat, seats.present, forging.ready, rules),
    data: (kind, bout, seat) =>
      fetchRoundData(trainer, journal.match(), kind, bout, seat, clock.now, journal.match),
    async wake() {
      await journal.submit({ type: 'recover', at: clock.now() });
      grown();
    },
    close() {
      closed = true;
      for (const reaction of reactions) reaction.close();
    },
  };
  return room;
}

function viewFrom(
  match: Match,
  seat: string | null,
  connected: ReadonlySet<string>,
  streamReady: ReadonlySet<string>,
  { scenario }: Rules,
): RoomView {
  const extra = { connected, streamReady, scenario };
  const player = match.players.find(({ id }) => id === seat);
  if (player) return viewOfSeat(player, match, extra);
  return viewOf(seat === HOST ? 'host' : 'spectator', match, extra);
}
