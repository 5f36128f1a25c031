import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where packs are looked for. */
export interface PackFolders {
  /** The prepared packs of the scenarios that come with the game. */
  readonly packsDir: string;
  /** The host's own; need not be there. */
  readonly ownPacksDir: string;
}

/** The rows that wells of the game's own scenarios are drawn from; null where there are none. */
export const reserveFile = ({ packsDir }: PackFolders, scenario: string): string | null =>
  prepared(join(packsDir, 'reserve'), scenario, 'reserve');

/** How the texts of a scenario use their words (engine/data/phrasing.ts); null where samples are no texts. */
export const phrasingFile = ({ packsDir }: PackFolders, scenario: string): string | null =>
  prepared(packsDir, scenario, 'phrasing');

function prepared(folder: string, scenario: string, kind: string): string | null {
  const file = join(folder, `${scenario}.${kind}`);
  return ID.test(scenario) && existsSync(file) ? file : null;
}

/** The file that browsers get for the Lab: a smaller one where wells are drawn from rows of the pack too. */
export function labPackFile(folders: PackFolders, scenario: string): string | null {
  const file = join(folders.packsDir, 'lab', `${scenario}.pack`);
  return ID.test(scenario) && existsSync(file) ? file : packFile(folders, scenario);
}

/** No path can be built of these. */
const ID = /^[a-z][a-z0-9-]{1,39}$/;

/** The file of a scenario's pack, or null. The game's own packs come first. */
export function packFile({ packsDir, ownPacksDir }: PackFolders, scenario: string): string | null {
  if (!ID.test(scenario)) return null;
  const files = [packsDir, ownPacksDir].map((folder) => join(folder, `${scenario}.pack`));
  return files.find((file) => existsSync(file)) ?? null;
}
