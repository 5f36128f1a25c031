import { and, asc, eq, exists, gt, gte, inArray, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { LoggedEvent } from '../../engine/match/events.ts';
import { answers, events, files, rooms, seats } from './schema.ts';
import type { FilePlace, SeatHash, Store } from './store.ts';

/** A database that speaks Postgres, wherever it runs. */
type SqlDatabase = PgDatabase<PgQueryResultHKT>;
/** Bytes of all answers that are kept of one room. */
const ANSWERS_MAX_BYTES = 256 * 1024 * 1024;

type Transaction = Parameters<Parameters<SqlDatabase['transaction']>[0]>[0];

/**
 * The store in the tables of `db`.
 *
 * @param tryDisk  fails where the database could not write
 */
export function createSqlStore(
  db: SqlDatabase,
  tryDisk: () => Promise<void>,
  close: () => Promise<void>,
): Store {
  return {
    close,

    async check() {
      await tryDisk();
      await db.execute(sql`select 1`);
    },

    create: (room, list, host) => ifUnique(() => createRows(db, room, list, host), false),

    append: (room, after, list, keys) =>
      ifUnique(() => appendRows(db, room, after, list, keys), 'conflict' as const),

    async load(room, after = 0) {
      const rows = await db
        .select({ body: events.body })
        .from(events)
        .where(and(eq(events.room, room), gt(events.seq, after)))
        .orderBy(asc(events.seq));
      return rows.length === 0 && after === 0 ? null : rows.map(({ body }) => body);
    },

    async openRooms(since) {
      const begun = exists(
        db
          .select({ seq: events.seq })
          .from(events)
          .where(and(eq(events.room, rooms.code), eq(events.type, 'phase-started'))),
      );
      const open = and(isNull(rooms.overAt), gte(rooms.lastAt, since), begun);
      const rows = await db
        .select({ code: rooms.code })
        .from(rooms)
        .where(open)
        .orderBy(asc(rooms.createdAt));
      return rows.map(({ code }) => code);
    },

    forget: (before) =>
      db.transaction(async (tx) => {
        const old = tx.select({ code: rooms.code }).from(rooms).where(lt(rooms.lastAt, before));
        await tx.delete(events).where(inArray(events.room, old));
        await tx.delete(seats).where(inArray(seats.room, old));
        const gone = await tx.delete(rooms).where(lt(rooms.lastAt, before)).returning({ code: rooms.code });
        return gone.length;
      }),

    seats(room) {
      return db.select({ seat: seats.seat, hash: seats.hash }).from(seats).where(eq(seats.room, room));
    },

    ...filesIn(db),
    ...answersIn(db),

    async setSeat(room, seat: SeatHash) {
      await db
        .insert(seats)
        .values({ room, ...seat })
        .onConflictDoUpdate({ target: [seats.room, seats.seat], set: { hash: sql`excluded.hash` } });
    },
  };
}

function filesIn(db: SqlDatabase): Pick<Store, 'keepFile' | 'file' | 'bytesKept' | 'dropFiles'> {
  const ofTeam = (room: string, { bout, team }: Omit<FilePlace, 'hash'>) =>
    and(eq(files.room, room), eq(files.bout, bout), eq(files.team, team));
  const at = (room: string, place: FilePlace) => and(ofTeam(room, place), eq(files.hash, place.hash));
  return {
    async keepFile(room, place, bytes) {
      await db
        .insert(files)
        .values({ room, ...place, bytes })
        .onConflictDoNothing();
    },
    async file(room, place) {
      const [row] = await db.select({ bytes: files.bytes }).from(files).where(at(room, place));
      return row?.bytes ?? null;
    },
    async bytesKept(room, place) {
      const total = sql<number>`coalesce(sum(length(${files.bytes})), 0)::int`;
      const [row] = await db.select({ total }).from(files).where(ofTeam(room, place));
      return row?.total ?? 0;
    },
    async dropFiles(room, except) {
      const kept = except.map((place) => at(room, place));
      await db
        .delete(files)
        .where(and(eq(files.room, room), kept.length > 0 ? not(or(...kept) as SQL) : undefined));
    },
  };
}

function answersIn(db: SqlDatabase): Pick<Store, 'keepAnswer' | 'answer'> {
  return {
    async keepAnswer(room, name, bytes) {
      const total = sql<number>`coalesce(sum(octet_length(${answers.bytes})), 0)::bigint`.mapWith(Number);
      const [kept] = await db.select({ total }).from(answers).where(eq(answers.room, room));
      if ((kept?.total ?? 0) + bytes.length > ANSWERS_MAX_BYTES) return;
      await db.insert(answers).values({ room, name, bytes }).onConflictDoNothing();
    },
    async answer(room, name) {
      const at = and(eq(answers.room, room), eq(answers.name, name));
      const [row] = await db.select({ bytes: answers.bytes }).from(answers).where(at);
      return row?.bytes ?? null;
    },
  };
}

function createRows(db: SqlDatabase, room: string, list: readonly LoggedEvent[], host: SeatHash) {
  return db.transaction(async (tx) => {
    const at = lastAt(list);
    await tx.insert(rooms).values({ code: room, createdAt: at, lastAt: at });
    await insertEvents(tx, room, 0, list);
    await tx.insert(seats).values({ room, ...host });
    return true;
  });
}

function appendRows(
  db: SqlDatabase,
  room: string,
  after: number,
  list: readonly LoggedEvent[],
  keys: readonly SeatHash[] = [],
) {
  return db.transaction(async (tx) => {
    await insertEvents(tx, room, after, list);
    if (keys.length > 0) await tx.insert(seats).values(keys.map((key) => ({ room, ...key })));
    const ended = list.find(({ type }) => type === 'match-ended');
    const changes = { lastAt: lastAt(list), ...(ended && { overAt: ended.at }) };
    await tx.update(rooms).set(changes).where(eq(rooms.code, room));
    return 'appended' as const;
  });
}

async function insertEvents(
  tx: Transaction,
  room: string,
  after: number,
  list: readonly LoggedEvent[],
): Promise<void> {
  if (list.length === 0) return;
  await tx
    .insert(events)
    .values(list.map((body, i) => ({ room, seq: after + 1 + i, type: body.type, at: body.at, body })));
}

const lastAt = (list: readonly LoggedEvent[]): number => list.at(-1)?.at ?? 0;

/** Runs a transaction; a broken unique key means that somebody was faster. */
async function ifUnique<T, L>(transaction: () => Promise<T>, lost: L): Promise<T | L> {
  try {
    return await transaction();
  } catch (error) {
    if (isUniqueViolation(error)) return lost;
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === '23505') return true;
  }
  return false;
}
