import { openPgliteStore } from '../../../server/store/pglite-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { temporaryFolder } from '../../../tools/server-process.ts';
import { putEmptyDatabase } from '../../support/empty-database.ts';
import { migrationsDir } from './paths.ts';

/** A store in a folder that goes when the store is closed. */
export async function openTestStore(): Promise<Store> {
  const folder = temporaryFolder();
  await putEmptyDatabase(folder.path);
  const store = await openPgliteStore(folder.path, migrationsDir);
  return {
    ...store,
    async close() {
      await store.close();
      folder.remove();
    },
  };
}
