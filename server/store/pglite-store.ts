import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { access, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { FolderError } from './folder-error.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

/**
 * A store in a folder of this machine. Brings the tables up to date first. Nothing keeps another server out of the
 * folder, and every query holds up the thread that it runs in: servers open a store by openThreadStore.
 *
 * @param makeDatabase  makes an empty database in a new folder
 * @throws FolderError 'unreadable' when what is in the folder cannot be opened
 */
export async function openPgliteStore(
  folder: string,
  migrationsDir: string,
  makeDatabase: (place: string) => Promise<void> = makeHere,
): Promise<Store> {
  const client = await openFolder(folder, makeDatabase);
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: migrationsDir });
  return createSqlStore(
    db,
    () => tryToWrite(folder),
    () => client.close(),
  );
}

/** A log of events needs few pages at hand: with the usual 128 MiB of them the process holds 140 MB more. */
const SMALL = { startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'] };

async function makeHere(place: string): Promise<void> {
  await (await PGlite.create(place, SMALL)).close();
}

/** Databases that are being made, each under a name of its own: what makes one may outlive a server that was killed. */
const DRAFT = 'db.new-';

/**
 * The database in `folder`/db. A new one is made beside its place and moved there when it is whole: to
 * be killed in the middle leaves nothing that would be taken for a database.
 */
async function openFolder(folder: string, makeDatabase: (place: string) => Promise<void>): Promise<PGlite> {
  const place = join(folder, 'db');
  try {
    if (!existsSync(place)) {
      for (const name of readdirSync(folder).filter((each) => each.startsWith(DRAFT)))
        rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
      const draft = mkdtempSync(join(folder, DRAFT));
      await makeDatabase(draft);
      renameSync(draft, place);
    }
    return await PGlite.create(place, SMALL);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause; // the file system's own words are clearer
    throw new FolderError('unreadable', place, { cause });
  }
}

/** One page of the database, written to the disk that it is on. */
async function tryToWrite(folder: string): Promise<void> {
  await access(join(folder, 'db', 'PG_VERSION'));
  const path = join(folder, 'write-check');
  const file = await open(path, 'w');
  try {
    await file.writeFile(new Uint8Array(8_192));
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
}
