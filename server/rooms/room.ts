import type { Seat } from '../../contract/messages.ts';
import { GameError } from '../../engine/errors.ts';
import type { DataKind } from '../../engine/match/access.ts';
import {
  type GuessCommand,
  type HostCommand,
  isHost,
  type PlayerCommand,
  type Refused,
} from '../../engine/match/commands.ts';
import { onlyDraftsDiffer } from '../../engine/match/drafts.ts';
import type { LoggedEvent, Noted } from '../../engine/match/events.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import { type Exported, exportOf } from '../../engine/match/export.ts';
import { roundOfBout } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { playedMatch } from '../../engine/match/played.ts';
import type { Rules } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import {
  type Shared,
  shareView,
  shownIn,
  viewOfHost,
  viewOfSeat,
  viewOfWatcher,
} from '../../engine/match/view.ts';
import type { RoomView, ShownBout } from '../../engine/match/views.ts';
import type { BusMessage } from '../bus/bus.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { Packed } from '../training/packed.ts';
import { placed, type Trainer } from '../training/trainer.ts';
import type { Answers } from './answers.ts';
import type { ServerClock } from './clock.ts';
import { createDoorkeeper, type Doorkeeper } from './door.ts';
import { createExplaining, type Explaining } from './explaining.ts';
import { createForesight } from './foresight.ts';
import type { Gallery } from './gallery.ts';
import { createHandover, type Handover } from './handover.ts';
import { type AppendOutcome, createJournal, draftTeam } from './journal.ts';
import { createNeighbours, type RoomNeighbours } from './neighbours.ts';
import { createPoisonDesk, type PoisonDesk } from './poison.ts';
import { createPresence } from './presence.ts';
import { type Answered, createQuestions, type QuestionWish } from './questions.ts';
import type { ReactionParts } from './reaction.ts';
import { createReactions } from './reactions.ts';
import { createReleasing } from './releasing.ts';
import type { RoomListener } from './room-listener.ts';
import { fetchRoundData } from './round-data.ts';
import { createSeats, type Invited, type JoinWish, type Seats } from './seats.ts';
import { steadily } from './steady.ts';
import { createTidying } from './tidying.ts';

export interface RoomParts {
  readonly store: Store;
  readonly trainer: Trainer;
  readonly answers: Answers;
  readonly rules: Rules;
  readonly clock: ServerClock;
  /** Tells other servers. */
  publish(message: BusMessage): void;
  report(error: unknown): void;
}

type Joined = { readonly ok: true; readonly seat: Seat } | Refused;

/** A command without its time: the room knows what time it is. */
export type Wish = WithoutTime<Exclude<PlayerCommand, { type: 'join' }> | GuessCommand | HostCommand>;
type WithoutTime<C> = C extends unknown ? Omit<C, 'at'> : never;

/** A match that is being played: log in, deadlines, trainings and listeners out. */
export interface Room extends Pick<Seats, 'open' | 'seatBehind'> {
  readonly code: string;
  match(): Match;
  seq(): number;
  join(wish: JoinWish): Promise<Joined>;
  command(wish: Wish): Promise<AppendOutcome>;
  /** Makes a seat for another host, which opens to `key`. */
  invite(id: string, by: string, key: string): Promise<Invited>;
  /** Whether somebody is connected on a seat. */
  setPresence(seat: string, connected: boolean): void;
  /** How long a message to a seat and back takes. */
  setLag(seat: string, millis: number): void;
  /** Counts one more connection that watches without a seat, or with -1 one less. */
  countWatchers(more: 1 | -1): void;
  /** Whether anybody is connected to this server, on a seat or to watch. */
  someoneHere(): boolean;
  /** What everybody may see now: made once for all who are told at the same moment. */
  share(): Shared;
  /** What a seat or a watcher's identity sees; null is a spectator without one. */
  view(seat: string | null, shared?: Shared): RoomView;
  /** @throws GameError with the reason why not */
  data(kind: DataKind, bout: string, seat: string | null): Promise<Packed>;
  /** How far the explanation of a revealed bout has come. */
  explanation: Explaining['of'];
  readonly poison: PoisonDesk;
  readonly door: Doorkeeper;
  readonly handover: Handover;
  /** Answers what a team pays points to learn. */
  ask(wish: QuestionWish): Promise<Answered>;
  /**
   * The clean data of a bout of a match that is over, by the number of the match.
   * @throws GameError with the reason why not
   */
  well(number: number, bout: string): Promise<Uint8Array>;
  /** Small pictures of the trainings of a round, for the wall. @throws GameError 'wrong-phase' */
  thumbnails(round: number, from: number): ReturnType<Gallery['from']>;
  /** A finished bout with its plans. @throws GameError with the reason why not */
  result(bout: string): ShownBout;
  /** The match as tables, as far as it is written down. */
  export(): Promise<Exported>;
  readonly neighbours: RoomNeighbours;
  /** Picks up what was left undone: deadlines, trainings. */
  wake(): Promise<void>;
  /** The process stood still for so long: the phase gets the time back. */
  stalled(millis: number): Promise<void>;
  /** Ends timers and writes down what is not written yet; a training under way is left to end by itself. */
  close(): Promise<void>;
}

export function createRoom(
  code: string,
  log: readonly LoggedEvent[],
  seatHashes: readonly SeatHash[],
  { store, trainer: bare, answers, rules, clock, publish, report }: RoomParts,
  listener: RoomListener,
  /** Whether this server keeps the room's clock. */
  keeps = true,
): Room {
  const seen = replayLog(log).players.map(({ id }) => id);
  const presence = createPresence(clock, seen, () => void tick());
  const { present, connected, lagMillis } = presence;
  const wrote = (seq: number) => publish({ kind: 'grown', room: code, seq });
  const journal = createJournal(code, log, { store, rules, clock, present, wrote, report });
  const poison = createPoisonDesk(code, { journal, store, rules });
  const trainer = poison.supply(placed(bare, { rank: 'live', room: code }));
  const given = () => publish({ kind: 'tokens', room: code });
  const seats = createSeats(code, seatHashes, { journal, store, clock, given });
  const tell = (seat: string) => listener.wanted(room, seat);
  const note = (noted: Noted) => void journal.submit({ type: 'note', noted, at: clock.now() }).catch(report);
  const handover = createHandover({ room: code, connected, clock, publish, tell, note });
  let closed = false;
  let watchers = 0;
  /** What was shared last, as long as nothing but drafts has changed. */
  let last: { readonly match: Match; readonly shared: Shared } | null = null;
  const changed = () => {
    last = null;
    if (!closed) listener.changed(room);
  };
  /** Sees to all that follows from the match as it stands. */
  const grown = () => {
    if (closed) return;
    for (const reaction of reactions.now()) reaction.look();
    changed();
  };
  const door = createDoorkeeper({ code, journal, rules, clock, publish, note }, changed);
  const parts: ReactionParts = { journal, trainer, clock, grown, changed, report };
  const explaining = createExplaining(parts, { answers, code, rules });
  const reactions = createReactions(parts, {
    due: () => (neighbours.keeping() ? dueAt(journal.match(), rules, present()) : null),
    keeping: () => neighbours.keeping(),
    frame: (frame) => listener.frame(room, frame),
    more: () => [
      createTidying(parts, poison),
      createReleasing(parts, connected),
      createForesight(parts),
      explaining,
    ],
  });

  /** Who is there has changed: whom the phase waits for, and who is captain. */
  async function tick(): Promise<void> {
    if (closed || !neighbours.keeping()) return;
    try {
      await journal.submit({ type: 'tick', at: clock.now() });
      grown();
    } catch (error) {
      report(error);
    }
  }

  const neighbours = createNeighbours(
    {
      ...{ code, journal, presence, seats, handover, door, clock, publish, grown, report },
      taken: (seat) => listener.taken(room, seat),
    },
    keeps,
  );

  const room: Room = {
    code,
    neighbours,
    match: journal.match,
    seq: journal.seq,
    open: seats.open,
    seatBehind: seats.seatBehind,
    async join(wish) {
      const joined = await door.enter(wish, async () => {
        const taken = await seats.join(wish);
        if (taken.ok) door.cameFrom(taken.seat.player, wish.address);
        return taken;
      });
      if (joined.ok && joined.grown) grown();
      return joined.ok ? { ok: true, seat: joined.seat } : joined;
    },
    poison,
    handover,
    thumbnails: reactions.thumbnails,
    door,
    ask: createQuestions(parts, rules),
    async command(wish) {
      const refusal =
        wish.type === 'set-draft' &&
        wish.side === 'attack' &&
        (await poison.refusal(wish.by, wish.round, wish.plan));
      if (refusal) return refusal;
      const outcome = await journal.submit({ ...wish, at: clock.now() });
      if (outcome.ok && wish.type === 'ban') door.shut(wish.player);
      const team = outcome.ok ? draftTeam(outcome.events) : null;
      if (team !== null) listener.drafted(room, team);
      else if (outcome.ok && outcome.events.length > 0) {
        grown();
        const author = journal.match().players.find(({ id }) => id === wish.by);
        if (author) listener.acted(room, author.team);
      }
      return outcome;
    },
    async invite(id, by, key) {
      const invited = await seats.invite(id, by, key);
      if (invited.ok) grown();
      return invited;
    },
    setPresence(seat, isConnected) {
      if (!presence.set(seat, isConnected)) return;
      publish({ kind: 'seat', room: code, seat, connected: isConnected });
      // Whoever comes back may be captain again; the clock of an early end may be another.
      for (const reaction of reactions.now()) reaction.look();
      changed();
    },
    setLag(seat, millis) {
      const before = lagMillis.get(seat);
      presence.setLag(seat, millis);
      if (before !== undefined && Math.abs(before - millis) <= 100) return;
      publish({ kind: 'lag', room: code, seat, millis });
      changed();
    },
    countWatchers(more) {
      watchers += more;
    },
    someoneHere: () => watchers > 0 || presence.here().length > 0,
    share() {
      const match = journal.match();
      if (last?.match === match) return last.shared;
      const extra = { connected, present: present(), lagMillis, knocks: door.knocks(), rules };
      const isSame = last !== null && onlyDraftsDiffer(last.match, match);
      last = { match, shared: shareView(match, extra, isSame ? last?.shared.view : undefined) };
      return last.shared;
    },
    view(seat, shared = room.share()) {
      const player = shared.match.players.find(({ id }) => id === seat);
      if (player) return viewOfSeat(player, shared);
      return isHost(seat) && seat !== null ? viewOfHost(seat, shared) : viewOfWatcher(seat, shared);
    },
    result(bout) {
      const match = journal.match();
      const record = match.records.find(({ id }) => id === bout);
      if (record) return shownIn(match)(record);
      const isKnown = roundOfBout(bout) > 0;
      throw new GameError(isKnown ? 'wrong-phase' : 'unknown-name', `no finished bout ${bout}`);
    },
    explanation: explaining.of,
    data(kind, bout, seat) {
      const reading = { trainer, answers, code, now: clock.now, match: journal.match };
      const fetch = () => fetchRoundData(reading, kind, bout, seat);
      return kind === 'stream' ? steadily(clock, journal.match(), fetch) : fetch();
    },
    async well(number, bout) {
      const record = playedMatch(journal.match(), number).records.find(({ id }) => id === bout);
      if (!record) throw new GameError('unknown-name', `no finished bout ${bout}`);
      return trainer.well({ scenario: record.scenario, seed: record.seed, bout });
    },
    export: async () => exportOf(journal.match(), (await store.load(code)) ?? log, connected),
    async wake() {
      publish({ kind: 'who', room: code });
      if (neighbours.keeping()) await journal.submit({ type: 'recover', at: clock.now() });
      grown();
    },
    async stalled(millis) {
      if (!neighbours.keeping()) return;
      await journal.submit({ type: 'stalled', millis, at: clock.now() });
      grown();
    },
    async close() {
      closed = true;
      presence.close();
      for (const reaction of reactions.now()) reaction.close();
      await journal.flush();
    },
  };
  return room;
}
