import { type Refused, refuse } from '../../engine/match/commands.ts';
import { decide } from '../../engine/match/decide.ts';
import type { Noted } from '../../engine/match/events.ts';
import { cleanName } from '../../engine/match/names.ts';
import type { Rules } from '../../engine/match/rules.ts';
import type { BusMessage } from '../bus/bus.ts';
import type { ServerClock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { JoinWish } from './seats.ts';

/** Somebody who waits for a nod and has not asked again for this long has gone away. */
const KNOCK_MILLIS = 20_000;
/** Whoever was let in, or not, is remembered for this long. */
const ANSWERED_MILLIS = 120_000;
const MOST_KNOCKS = 200;

interface Knock {
  readonly id: string;
  readonly address: string;
  nickname: string;
  at: number;
  /** Null while no host has answered. */
  letIn: boolean | null;
}

/** Who may take a new seat, by where they come from and what the hosts say. */
export interface Doorkeeper {
  /** Takes a new seat by `take`, unless it is refused at the door. */
  enter<T>(wish: JoinWish, take: () => Promise<T>): Promise<T | Refused>;
  /** Where somebody on a seat comes from. */
  cameFrom(seat: string, address: string): void;
  /** Shuts the door to where a seat came from, unless others have come from there too. */
  shut(seat: string): void;
  /** Who waits for a nod. */
  knocks(): readonly { readonly id: string; readonly nickname: string }[];
  /** Answers somebody who waits, by a host's seat; false where nobody waits under that name any more. */
  answer(knock: string, letIn: boolean, by: string): boolean;
  /** Tells other servers where those on seats here come from, and who waits. */
  introduce(here: readonly string[]): void;
  /** Takes what another server says. */
  hear(message: DoorMessage): void;
}

export type DoorMessage = Extract<BusMessage, { readonly kind: 'came' | 'barred' | 'knocked' | 'nodded' }>;

/**
 * Addresses are held in memory only: they are nobody's business once the room is over.
 *
 * @param changed  told when somebody has knocked or has gone away
 */
export function createDoorkeeper(
  {
    code: room,
    journal,
    rules,
    clock,
    publish,
    note,
  }: {
    readonly code: string;
    readonly journal: Journal;
    readonly rules: Rules;
    readonly clock: ServerClock;
    publish(message: BusMessage): void;
    /** Writes down what a host has answered. */
    note(noted: Noted): void;
  },
  changed: () => void,
): Doorkeeper {
  const addresses = new Map<string, string>(); // by seat
  const coming = new Map<string, number>(); // joins under way, by address
  const barred = new Set<string>();
  const knocks = new Map<string, Knock>(); // by the id of the join and the key that it is for
  let numbered = 0;

  const seatsAt = (address: string) =>
    journal.match().players.filter(({ id }) => addresses.get(id) === address).length +
    (coming.get(address) ?? 0);

  function forget(): void {
    const now = clock.now();
    for (const [id, { at, letIn }] of knocks) {
      if (now - at > (letIn === null ? KNOCK_MILLIS : ANSWERED_MILLIS)) knocks.delete(id);
    }
  }

  const waiting = () => [...knocks.values()].filter(({ letIn }) => letIn === null);

  function knock({ key, nickname, address, ...wish }: JoinWish): Refused | null {
    forget();
    const id = `${wish.id} ${key}`;
    const shown = cleanName(nickname) ?? '';
    const known = knocks.get(id);
    if (known) {
      const said = knockAgain(known, shown);
      if (known.letIn === null) publish({ kind: 'knocked', room, join: id, nickname: shown, address });
      return said;
    }
    const others = waiting();
    const ofAddress = others.filter((each) => each.address === address).length;
    const seatsLeft = journal.match().door.perAddress - seatsAt(address);
    if (others.length >= MOST_KNOCKS || ofAddress >= seatsLeft)
      return refuse('too-fast', 'many wait at the door: ask again in a while');
    publish({ kind: 'knocked', room, join: id, nickname: shown, address });
    admit(id, shown, address);
    return WAIT;
  }

  /** Somebody waits from now on, at this server or another; each server has numbers of its own for them. */
  function admit(id: string, nickname: string, address: string): void {
    knocks.set(id, { id: `k${++numbered}`, nickname, address, at: clock.now(), letIn: null });
    clock.after(KNOCK_MILLIS + 1, changed);
    changed();
  }

  /** A nod is for the name that the host has seen. */
  function knockAgain(known: Knock, nickname: string): Refused | null {
    known.at = clock.now();
    if (known.letIn === false) return refuse('banned', 'the host has not let you in');
    if (known.nickname === nickname) return known.letIn === true ? null : WAIT;
    known.nickname = nickname;
    known.letIn = null;
    changed();
    return WAIT;
  }

  function nodded(join: string, letIn: boolean): void {
    const known = knocks.get(join);
    if (!known) return;
    known.letIn = letIn;
    known.at = clock.now();
    changed();
  }

  /** Null where it is for the match to decide. */
  function refusal(wish: JoinWish): Refused | null {
    const match = journal.match();
    if (match.players.some(({ joinedBy }) => joinedBy === `join:${wish.id}`)) return null; // a retry
    if (match.players.length >= rules.maxPlayers) return null;
    if (barred.has(wish.address)) return refuse('banned', 'the host has closed this room to you');
    if (seatsAt(wish.address) >= match.door.perAddress)
      return refuse('address-full', 'the host can allow more seats of one address');
    if (!match.door.nod) return null;
    const { address: _address, key: _key, ...join } = wish;
    const command = { type: 'join', ...join, at: clock.now() } as const;
    const would = decide(match, command, rules, new Set());
    return would.ok ? knock(wish) : null;
  }

  return {
    async enter(wish, take) {
      const refused = refusal(wish);
      if (refused) return refused;
      const { address } = wish;
      coming.set(address, (coming.get(address) ?? 0) + 1);
      try {
        return await take();
      } finally {
        const others = (coming.get(address) ?? 1) - 1;
        if (others > 0) coming.set(address, others);
        else coming.delete(address);
      }
    },
    cameFrom(seat, address) {
      if (addresses.get(seat) !== address) publish({ kind: 'came', room, seat, address });
      addresses.set(seat, address);
    },
    shut(seat) {
      const address = addresses.get(seat);
      if (address === undefined || seatsAt(address) > 0) return;
      barred.add(address);
      publish({ kind: 'barred', room, address });
    },
    knocks() {
      forget();
      return waiting().map(({ id, nickname }) => ({ id, nickname }));
    },
    answer(id, letIn, by) {
      const [join] = [...knocks].find(([, each]) => each.id === id && each.letIn === null) ?? [];
      if (join === undefined) return false;
      publish({ kind: 'nodded', room, join, letIn });
      nodded(join, letIn);
      note({ type: 'nod-given', by, letIn });
      return true;
    },
    introduce(here) {
      for (const seat of here) {
        const address = addresses.get(seat);
        if (address !== undefined) publish({ kind: 'came', room, seat, address });
      }
      for (const address of barred) publish({ kind: 'barred', room, address });
      for (const [join, { nickname, address, letIn }] of knocks)
        if (letIn === null) publish({ kind: 'knocked', room, join, nickname, address });
    },
    hear(message) {
      switch (message.kind) {
        case 'came':
          addresses.set(message.seat, message.address);
          break;
        case 'barred':
          barred.add(message.address);
          break;
        case 'knocked': {
          const known = knocks.get(message.join);
          if (known) knockAgain(known, message.nickname);
          else admit(message.join, message.nickname, message.address);
          break;
        }
        case 'nodded':
          nodded(message.join, message.letIn);
          break;
        default:
          message satisfies never;
      }
    },
  };
}

const WAIT = refuse('nod-needed', 'the host lets you in: ask again in some seconds');
