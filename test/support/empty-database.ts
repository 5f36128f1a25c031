import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { projectFolder } from '../../tools/project.ts';

/** Of each version of the library one, which makes what later versions may not read. */
const KEPT = join(projectFolder(), 'build/empty-database');

/**
 * Puts an empty database, without tables, into a folder that a server or a store is about to open. To make one takes 6
 * seconds of a core, to copy it a quarter of one: it is made once for all tests. What a very first start does is held
 * to by the tests that give a server a folder without one.
 */
export async function putEmptyDatabase(folder: string): Promise<void> {
  await cp(await keptDatabase(), join(folder, 'db'), { recursive: true });
}

async function keptDatabase(): Promise<string> {
  const manifest = join(
    dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')),
    '../package.json',
  );
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const place = join(KEPT, version);
  if (await readFile(join(place, 'PG_VERSION')).catch(() => null)) return place;
  await mkdir(KEPT, { recursive: true });
  const draft = await mkdtemp(join(KEPT, 'draft-'));
  await (await PGlite.create(draft)).close();
  // Files of tests run side by side, and another may have been quicker.
  await rename(draft, place).catch(() => rm(draft, { recursive: true }));
  return place;
}
