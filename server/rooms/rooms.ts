import { GameError } from '../../engine/errors.ts';
import { HOST } from '../../engine/match/commands.ts';
import type { RoomCreated } from '../../engine/match/events.ts';
import { cleanText } from '../../engine/match/names.ts';
import { type RoomWish, setupOf } from '../../engine/match/setup.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { Phase } from '../../engine/match/views.ts';
import type { Seed } from '../../engine/random.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { createLoneBus } from '../bus/local-bus.ts';
import { LONE_LEASES } from '../bus/local-leases.ts';
import type { Packed } from '../training/packed.ts';
import { createAnswers } from './answers.ts';
import { type FleetParts, joinFleet } from './fleet.ts';
import { createRoom, type Room, type RoomParts } from './room.ts';
import { type RoomListener, toAll } from './room-listener.ts';
import { hashKey, newCode, newSeed } from './secrets.ts';

/** A room that nothing happened in for a day is not woken by a start; whoever comes back wakes it. */
const WAKE_MILLIS = 86_400_000;
/** Above this many rooms in memory, those that nobody is in and nothing is due in are let go. */
const ROOMS_HELD = 500;
/** A finished room, or a lobby, that has been empty for this long leaves memory. */
const EMPTY_MILLIS = 1_200_000;
/** Draws of a free code; with a hundred million codes the second is already a rarity. */
const MOST_DRAWS = 8;
/** Any seed: a healthy model is an illustration. */
const HEALTHY_SEED = 2026;
/** Characters of an event's name. */
const EVENT_MAX = 60;

type NewRoomWish = RoomWish & {
  /** The public key of the host's seat. */
  readonly key: string;
  readonly seed?: Seed | undefined;
};

/** All rooms of this server: those in memory, and those that wait in the store. */
export interface Rooms {
  /**
   * @throws GameError 'unknown-name' for a scenario that this server does not have, 'out-of-range' for a number of teams
   *   that the format is not played by, 'name-bad' for a name that cannot be shown
   */
  create(wish: NewRoomWish): Promise<{ code: string }>;
  find(code: string): Promise<Room | null>;
  /** The `healthy` file of a scenario that can be played here. */
  healthy(scenario: string): Promise<Packed>;
  /** Lets rooms out of memory that nobody is in and nothing is due in; whoever comes back wakes them. */
  rest(): void;
  /** Wakes all rooms whose match is under way. */
  wakeAll(): Promise<number>;
  /** The process stood still for so long: no match loses the time. */
  stalled(millis: number): Promise<void>;
  /** Rooms in memory, by phase. */
  phases(): ReadonlyMap<Phase, number>;
  listen(listener: RoomListener): void;
  close(): Promise<void>;
}

/** @param nodes  how this server hears of others on the same store */
export function createRooms(
  given: Omit<RoomParts, 'answers' | 'publish'>,
  nodes: FleetParts = { bus: createLoneBus(), leases: LONE_LEASES },
): Rooms {
  const { store, clock, report } = given;
  const { bus } = nodes;
  const parts: RoomParts = { ...given, answers: createAnswers(store, report), publish: bus.publish };
  const held = new Map<string, Promise<Room | null>>();
  const open = new Map<string, Room>();
  /** Since when a room was seen to be empty at every look. */
  const emptySince = new Map<string, number>();
  const listeners: RoomListener[] = [];
  let closed = false;
  const fleet = joinFleet(nodes, { rooms: () => open.values(), adopt: wakeAll, clock, report });

  async function openRoom(code: string): Promise<Room | null> {
    const log = await store.load(code);
    if (!log) return null;
    const hashes = await store.seats(code);
    const room = createRoom(code, log, hashes, parts, toAll(listeners), await fleet.takes(code));
    open.set(code, room);
    await room.wake();
    return room;
  }

  function find(code: string): Promise<Room | null> {
    const known = held.get(code);
    if (known) return bus.shared ? known.then(upToDate) : known;
    if (open.size >= ROOMS_HELD) letGo(() => true);
    const opening = openRoom(code);
    held.set(code, opening);
    opening.then(
      (room) => room ?? held.delete(code),
      () => held.delete(code),
    );
    return opening;
  }

  /** Somebody may have come here from another server faster than its message. */
  async function upToDate(room: Room | null): Promise<Room | null> {
    await room?.neighbours.catchUp();
    return room;
  }

  async function wakeAll(): Promise<number> {
    const sleeping = (await store.openRooms(clock.now() - WAKE_MILLIS)).filter((code) => !held.has(code));
    const codes = await fleet.free(sleeping);
    // One room that cannot be read must not keep the others asleep.
    for (const code of codes) {
      if (closed) break;
      await find(code).catch(report);
    }
    return codes.length;
  }

  function letGo(may: (code: string) => boolean): void {
    for (const [code, room] of open) {
      const { phase } = room.match();
      if (room.someoneHere() || (phase !== 'over' && phase !== 'lobby') || !may(code)) continue;
      void room.close().catch(report);
      fleet.leave(code);
      open.delete(code);
      held.delete(code);
      emptySince.delete(code);
    }
  }

  return {
    create: (wish) => createInStore(wish, parts),
    find,

    healthy: (scenario) =>
      parts.answers.read({ room: '', name: `healthy ${scenario}`, isFinal: false }, () =>
        parts.trainer.healthy({ scenario, seed: HEALTHY_SEED, bout: '' }),
      ),

    rest() {
      const now = clock.now();
      for (const [code, room] of open) {
        if (room.someoneHere()) emptySince.delete(code);
        else if (!emptySince.has(code)) emptySince.set(code, now);
      }
      letGo((code) => now - (emptySince.get(code) ?? now) >= EMPTY_MILLIS);
    },

    wakeAll,

    async stalled(millis) {
      await Promise.all([...open.values()].map((room) => room.stalled(millis).catch(given.report)));
    },

    phases() {
      const counts = new Map<Phase, number>();
      for (const room of open.values()) {
        const { phase } = room.match();
        counts.set(phase, (counts.get(phase) ?? 0) + 1);
      }
      return counts;
    },

    listen: (each) => void listeners.push(each),

    async close() {
      closed = true;
      await fleet.close();
      const closing = [...open.values()].map((room) => room.close());
      open.clear();
      held.clear();
      await Promise.all(closing);
    },
  };
}

async function createInStore(
  wish: NewRoomWish,
  { store, rules, clock }: Pick<RoomParts, 'store' | 'rules' | 'clock'>,
): Promise<{ code: string }> {
  const { scenarios, seed } = wish;
  const unknown = scenarios.find((id) => !rules.scenario(id));
  if (unknown !== undefined) {
    throw new GameError('unknown-name', `there is no scenario ${unknown} here, or its data are not prepared`);
  }
  const setup = setupOf(wish);
  if (!setup) throw new GameError('out-of-range', 'this format is not played by so many teams');
  const event = setup.event === null ? null : cleanText(setup.event, EVENT_MAX);
  if (setup.event !== null && event === null)
    throw new GameError('name-bad', `an event is called by visible text of ${EVENT_MAX} characters at most`);
  const host = { seat: HOST, hash: hashKey(wish.key) };
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const code = newCode();
    const created: RoomCreated = {
      type: 'room-created',
      ...setup,
      code,
      event,
      seed: seed ?? newSeed(),
      seedChosen: seed !== undefined,
      teams: newTeams(setup.teams),
      engine: ENGINE_VERSION,
      scenarios,
      at: clock.now(),
      command: null,
    };
    if (await store.create(code, [created], host)) return { code };
  }
  throw new GameError('internal', 'no free room code was found');
}
