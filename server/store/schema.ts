import {
  bigint,
  customType,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { LoggedEvent } from '../../engine/match/events.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // Drivers differ in what they give: a plain array is the same from all of them.
  fromDriver: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
});
const at = (name: string) => bigint(name, { mode: 'number' });

/** One row a room: what is needed to find the rooms to go on with. Milliseconds since 1970. */
export const rooms = pgTable(
  'rooms',
  {
    code: text('code').primaryKey(),
    createdAt: at('created_at').notNull(),
    lastAt: at('last_at').notNull(),
    overAt: at('over_at'),
  },
  (table) => [index('rooms_open').on(table.overAt, table.lastAt)],
);

/** The log: the only truth about a match. */
export const events = pgTable(
  'events',
  {
    room: text('room')
      .notNull()
      .references(() => rooms.code),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    at: at('at').notNull(),
    /** `json`, not `jsonb`: numbers come back digit for digit. */
    body: json('body').$type<LoggedEvent>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.room, table.seq] })],
);

/** SHA-256 of the public keys that seats open to. The tokens behind them never come to the server. */
export const seats = pgTable(
  'seats',
  {
    room: text('room')
      .notNull()
      .references(() => rooms.code),
    seat: text('seat').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.seat] }),
    uniqueIndex('seats_hash').on(table.room, table.hash),
  ],
);

/** Files that plans name by their hash, e.g. rows of poison; they go with their room. */
export const files = pgTable(
  'files',
  {
    room: text('room')
      .notNull()
      .references(() => rooms.code, { onDelete: 'cascade' }),
    bout: text('bout').notNull(),
    team: text('team').notNull(),
    hash: text('hash').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.room, table.bout, table.team, table.hash] })],
);

/** Files that readers of finished bouts ask for, compressed; they follow from the log and go with their room. */
export const answers = pgTable(
  'answers',
  {
    room: text('room')
      .notNull()
      .references(() => rooms.code, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.room, table.name] })],
);
