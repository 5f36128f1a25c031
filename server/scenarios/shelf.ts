import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GameError } from '../../engine/errors.ts';
import { openOwnPack } from '../../engine/round/own-well.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { isGenerated, isShipped, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { type PackFolders, packFile, reserveFile } from './pack-files.ts';

/** A pack is no larger than what `well pack` makes of the largest data it takes. */
const MAX_PACK_BYTES = 128 * 2 ** 20;

/** The scenarios that can be played on this server. */
export interface Shelf {
  /** Ours where the data are prepared, and the host's own. */
  scenario(id: string): Scenario | undefined;
  readonly own: readonly Scenario[];
}

/**
 * Opens the packs of the host's folder, once. A pack that cannot be played is reported, with what to do,
 * and left out: the others are not to suffer.
 */
export function openShelf(folders: PackFolders, report: (error: unknown) => void): Shelf {
  const own = new Map<string, Scenario>();
  const { ownPacksDir } = folders;
  const files = existsSync(ownPacksDir)
    ? readdirSync(ownPacksDir).filter((name) => name.endsWith('.pack'))
    : [];
  for (const name of files.sort()) {
    try {
      const scenario = openPack(join(ownPacksDir, name), name);
      own.set(scenario.id, scenario);
    } catch (error) {
      report(error);
    }
  }
  /** Every view asks for the scenario of its round; what was there once is there. */
  const prepared = new Set<string>();
  const isPrepared = (id: string) => {
    if (isGenerated(id) || prepared.has(id)) return true;
    if (packFile(folders, id) === null || reserveFile(folders, id) === null) return false;
    prepared.add(id);
    return true;
  };
  return {
    scenario: (id) => (isShipped(id) ? (isPrepared(id) ? SCENARIOS[id] : undefined) : own.get(id)),
    own: [...own.values()],
  };
}

function openPack(path: string, name: string): Scenario {
  const refuse = (why: string, cause?: unknown) =>
    new GameError('bad-file', `own pack ${name} is left out: ${why}`, { cause });
  const { size } = statSync(path);
  if (size > MAX_PACK_BYTES) throw refuse(`it has ${size} bytes, more than ${MAX_PACK_BYTES}`);
  let scenario: Scenario;
  try {
    scenario = openOwnPack(readFileSync(path)).scenario;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error), error);
  }
  if (isShipped(scenario.id)) throw refuse(`the game has a scenario ${scenario.id}: choose another id`);
  if (name !== `${scenario.id}.pack`) throw refuse(`name the file ${scenario.id}.pack, after its id`);
  return scenario;
}
