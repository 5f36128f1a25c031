import { GameError } from '../../engine/errors.ts';
import { HOST } from '../../engine/match/commands.ts';
import type { RoomCreated } from '../../engine/match/match.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { Seed } from '../../engine/random.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { createRoom, type Room, type RoomListener, type RoomParts } from './room.ts';
import { hashToken, newCode, newSeed, newToken } from './secrets.ts';

/** A room that nothing happened in for a day is not woken by a start; whoever comes back wakes it. */
const WAKE_MILLIS = 86_400_000;
/** Above this many rooms in memory, those that nobody is in and nothing is due in are let go. */
const ROOMS_HELD = 500;
/** Draws of a free code; with a hundred million codes the second is already a rarity. */
const MOST_DRAWS = 8;

interface RoomWish {
  readonly scenarios: readonly string[];
  readonly pace: number;
  readonly seed: Seed | null;
}

/** All rooms of this server: those in memory, and those that wait in the store. */
export interface Rooms {
  /** @throws GameError 'unknown-name' for a scenario that this server does not have. */
  create(wish: RoomWish): Promise<{ code: string; hostToken: string }>;
  find(code: string): Promise<Room | null>;
  /** Wakes all rooms that are not over. */
  wakeAll(): Promise<number>;
  listen(listener: RoomListener): void;
  close(): void;
}

export function createRooms(parts: RoomParts): Rooms {
  const { store, clock } = parts;
  const held = new Map<string, Promise<Room | null>>();
  const open = new Map<string, Room>();
  const listeners: RoomListener[] = [];
  let closed = false;

  async function openRoom(code: string): Promise<Room | null> {
    const log = await store.load(code);
    if (!log) return null;
    const room = createRoom(code, log, await store.seats(code), parts, toAll(listeners));
    open.set(code, room);
    await room.wake();
    return room;
  }

  function find(code: string): Promise<Room | null> {
    const known = held.get(code);
    if (known) return known;
    letGo();
    const opening = openRoom(code);
    held.set(code, opening);
    opening.then(
      (room) => room ?? held.delete(code),
      () => held.delete(code),
    );
    return opening;
  }

  function letGo(): void {
    if (open.size < ROOMS_HELD) return;
    for (const [code, room] of open) {
      const { phase } = room.match();
      if (room.someoneHere() || (phase !== 'over' && phase !== 'lobby')) continue;
      room.close();
      open.delete(code);
      held.delete(code);
    }
  }

  return {
    create: (wish) => createInStore(wish, parts),
    find,

    async wakeAll() {
      const codes = await store.openRooms(clock.now() - WAKE_MILLIS);
      // One room that cannot be read must not keep the others asleep.
      for (const code of codes) {
        if (closed) break;
        await find(code).catch(parts.report);
      }
      return codes.length;
    },

    listen: (each) => void listeners.push(each),

    close() {
      closed = true;
      for (const room of open.values()) room.close();
      open.clear();
      held.clear();
    },
  };
}

/** Everything that happens, told to all who listen by then. */
const toAll = (listeners: readonly RoomListener[]): RoomListener => ({
  changed(room) {
    for (const each of listeners) each.changed(room);
  },
  frame(room, frame) {
    for (const each of listeners) each.frame(room, frame);
  },
});

async function createInStore(
  { scenarios, pace, seed }: RoomWish,
  { store, rules, clock }: RoomParts,
): Promise<{ code: string; hostToken: string }> {
  const unknown = scenarios.find((id) => !rules.scenario(id));
  if (unknown !== undefined) {
    throw new GameError('unknown-name', `there is no scenario ${unknown} here, or its data are not prepared`);
  }
  const hostToken = newToken();
  const host = { seat: HOST, hash: hashToken(hostToken) };
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const code = newCode();
    const created: RoomCreated = {
      type: 'room-created',
      code,
      seed: seed ?? newSeed(),
      pace,
      format: 'duel',
      teams: newTeams(2),
      engine: ENGINE_VERSION,
      scenarios,
      at: clock.now(),
      command: null,
    };
    if (await store.create(code, [created], host)) return { code, hostToken };
  }
  throw new GameError('internal', 'no free room code was found');
}
