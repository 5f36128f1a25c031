import type { BusMessage } from '../bus/bus.ts';
import type { ServerClock } from './clock.ts';
import type { Doorkeeper } from './door.ts';
import type { Handover } from './handover.ts';
import type { Journal } from './journal.ts';
import type { Presence } from './presence.ts';
import type { Seats } from './seats.ts';

/** What is said about one room. */
export type RoomMessage = Extract<BusMessage, { readonly room: string }>;

/** A room's dealings with other servers that have it too. */
export interface RoomNeighbours {
  /** Whether this server keeps the room's clock. */
  keeping(): boolean;
  /** Takes over the clock, with what was left undone, or leaves it to another server. */
  keep(keeping: boolean): Promise<void>;
  hear(message: RoomMessage, from: string): void;
  /** Another server is gone, and with it the connections to it. */
  lost(server: string): void;
  /** Reads what others have written. */
  catchUp(): Promise<void>;
}

export interface NeighbourParts {
  readonly code: string;
  readonly journal: Journal;
  readonly presence: Presence;
  readonly seats: Pick<Seats, 'readAgain'>;
  readonly handover: Pick<Handover, 'hear' | 'introduce'>;
  readonly door: Pick<Doorkeeper, 'hear' | 'introduce'>;
  readonly clock: ServerClock;
  publish(message: BusMessage): void;
  /** The log has grown, or this server has to see to other things from now on. */
  grown(): void;
  /** Somebody has taken a seat on another server. */
  taken(seat: string): void;
  report(error: unknown): void;
}

export function createNeighbours(
  { code, journal, presence, seats, handover, door, clock, publish, grown, taken, report }: NeighbourParts,
  keepsAtFirst: boolean,
): RoomNeighbours {
  let keeping = keepsAtFirst;

  async function catchUp(): Promise<void> {
    if (!(await journal.catchUp())) return;
    await seats.readAgain();
    grown();
  }

  async function heardOfLog(seq: number): Promise<void> {
    if (seq > journal.written()) await catchUp();
    else grown(); // read already, by a command that met it
  }

  function hear(message: RoomMessage, from: string): void {
    switch (message.kind) {
      case 'grown':
        heardOfLog(message.seq).catch(report);
        break;
      case 'tokens':
        seats.readAgain().catch(report);
        break;
      case 'seat': {
        const { seat, connected } = message;
        if (connected && presence.here().includes(seat)) taken(seat);
        if (presence.set(seat, connected, from)) grown();
        break;
      }
      case 'sat':
      case 'wanted':
      case 'answered':
        handover.hear(message);
        break;
      case 'came':
      case 'barred':
      case 'knocked':
      case 'nodded':
        door.hear(message);
        break;
      case 'lag':
        presence.setLag(message.seat, message.millis);
        grown();
        break;
      case 'who': {
        const here = presence.here();
        if (here.length > 0) publish({ kind: 'here', room: code, seats: here });
        handover.introduce(here);
        door.introduce(here);
        break;
      }
      case 'here':
        if (presence.setAll(from, message.seats)) grown();
        break;
      default:
        message satisfies never;
    }
  }

  return {
    keeping: () => keeping,
    async keep(now) {
      if (now === keeping) return;
      keeping = now;
      if (now) {
        await journal.catchUp();
        await journal.submit({ type: 'recover', at: clock.now() });
      }
      grown();
    },
    hear,
    lost(server) {
      if (presence.setAll(server, [])) grown();
    },
    catchUp,
  };
}
