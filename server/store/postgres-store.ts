import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import { ServiceError } from '../service-error.ts';
import { holdDatabase } from './database-lock.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

const CONNECTIONS = 10;
const CONNECT_MILLIS = 5_000;
/** A statement that takes longer is given up, so that a stuck database is an error and not a silence. */
const STATEMENT_MILLIS = 15_000;
/** The key of the advisory lock under which tables are brought up to date: one server at a time. */
const MIGRATION_LOCK = 0x77656c6c;

export interface PostgresOptions {
  readonly url: string;
  readonly migrationsDir: string;
  /** Whether other servers may use the database at the same time. */
  readonly shared: boolean;
  /** Told of connections that broke. */
  report(error: unknown): void;
}

/**
 * A store in a Postgres database. Brings the tables up to date first.
 *
 * @throws ServiceError 'unreachable' when there is no such database or it lets nobody in, 'in-use' when a server is
 *   there that shares it with nobody
 */
export async function openPostgresStore({
  url,
  migrationsDir,
  shared,
  report,
}: PostgresOptions): Promise<Store> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLIS,
    statement_timeout: STATEMENT_MILLIS,
    application_name: 'poisoned-well',
  });
  // A connection may break while it is used or while it is not; unheard, either would end the process.
  pool.on('connect', (client) => client.on('error', report));
  pool.on('error', () => {});
  try {
    await migrateOnce(pool, migrationsDir);
    const lock = await holdDatabase(url, shared, report);
    return createSqlStore(
      drizzle(pool),
      () => writeSomething(pool),
      async () => {
        await pool.end();
        await lock.release();
      },
    );
  } catch (cause) {
    await pool.end();
    if (cause instanceof ServiceError) throw cause;
    throw new ServiceError('DATABASE_URL', 'unreachable', url, { cause });
  }
}

/** Of several servers that start at once one brings the tables up to date; the others find them so. */
async function migrateOnce(pool: Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder });
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    client.release();
  }
}

/** A standby answers every question and takes nothing: only a write shows that the store can write. */
async function writeSomething(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("insert into rooms (code, created_at, last_at) values ('-check-', 0, 0)");
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}
