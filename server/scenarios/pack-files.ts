import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where packs are looked for. */
export interface PackFolders {
  /** The prepared packs of the scenarios that come with the game. */
  readonly packsDir: string;
  /** The host's own; need not be there. */
  readonly ownPacksDir: string;
}

/** No path can be built of these. */
const ID = /^[a-z][a-z0-9-]{1,39}$/;

/** The file of a scenario's pack, or null. The game's own packs come first. */
export function packFile({ packsDir, ownPacksDir }: PackFolders, scenario: string): string | null {
  if (!ID.test(scenario)) return null;
  const files = [packsDir, ownPacksDir].map((folder) => join(folder, `${scenario}.pack`));
  return files.find((file) => existsSync(file)) ?? null;
}
