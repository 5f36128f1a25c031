/** Whom work is for, in the order in which it is done: people at play, contests that run by themselves, tables. */
export const RANKS = ['live', 'competition', 'table'] as const;

/** Where a job stands: jobs of one room wait for one another, whatever their number. */
export interface QueuePlace {
  readonly rank: (typeof RANKS)[number];
  readonly room: string;
}

/** For work that no room has asked for. */
export const NO_ROOM: QueuePlace = { rank: 'table', room: '' };

export interface FairQueue {
  /** Does the work when its turn has come. @throws what the work throws, or what the queue was closed with */
  run<T>(place: QueuePlace, work: () => Promise<T>): Promise<T>;
  /** Jobs whose turn has not come. */
  waiting(): number;
  /** Refuses all that wait, and whatever comes. */
  close(why: Error): void;
}

interface Job {
  start(): void;
  refuse(why: Error): void;
}

interface Room {
  readonly jobs: Job[];
  running: number;
  /** When it had its last turn, or came, counted in turns. */
  turn: number;
}

/**
 * Does `atOnce()` jobs at a time. A better rank goes first; within a rank the room with the fewest jobs under way, and of
 * several the one that has waited the longest for a turn. So however much one room asks for, another one's job
 * begins as soon as any job of the first ends.
 */
export function createFairQueue(atOnce: () => number): FairQueue {
  const ranks = RANKS.map(() => new Map<string, Room>());
  let running = 0;
  let turns = 0;
  let waiting = 0;
  let closed: Error | null = null;

  function roomOf({ rank, room }: QueuePlace): Room {
    const rooms = ranks[RANKS.indexOf(rank)] as Map<string, Room>;
    // It goes before the room that began last, and behind those that have waited since before it came.
    const found = rooms.get(room) ?? { jobs: [], running: 0, turn: turns - 1 };
    rooms.set(room, found);
    return found;
  }

  function next(): Room | undefined {
    for (const rooms of ranks) {
      const ready = [...rooms.values()].filter(({ jobs }) => jobs.length > 0);
      if (ready.length > 0) return ready.reduce((best, room) => (goesBefore(room, best) ? room : best));
    }
    return undefined;
  }

  function fill(): void {
    while (running < atOnce()) {
      const room = next();
      if (!room) return;
      running++;
      waiting--;
      room.running++;
      room.turn = ++turns;
      room.jobs.shift()?.start();
    }
  }

  function ended(place: QueuePlace, room: Room): void {
    running--;
    room.running--;
    const isIdle = room.running === 0 && room.jobs.length === 0;
    if (isIdle) ranks[RANKS.indexOf(place.rank)]?.delete(place.room);
    fill();
  }

  return {
    run(place, work) {
      if (closed) return Promise.reject(closed);
      return new Promise((done, failed) => {
        const room = roomOf(place);
        async function start(): Promise<void> {
          try {
            done(await work());
          } catch (error) {
            failed(error);
          } finally {
            ended(place, room);
          }
        }
        room.jobs.push({ start: () => void start(), refuse: failed });
        waiting++;
        fill();
      });
    },
    waiting: () => waiting,
    close(why) {
      closed = why;
      for (const rooms of ranks) {
        for (const { jobs } of rooms.values()) for (const { refuse } of jobs.splice(0)) refuse(why);
      }
      waiting = 0;
    },
  };
}

const goesBefore = (a: Room, b: Room): boolean =>
  a.running === b.running ? a.turn < b.turn : a.running < b.running;
