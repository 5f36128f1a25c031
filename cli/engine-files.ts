import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GameError } from '../engine/errors.ts';
import type { Core } from '../engine/numeric/core.ts';
import { createCore } from '../engine/numeric/create-core.ts';
import type { Seed } from '../engine/random.ts';
import { drawWell } from '../engine/round/draw-well.ts';
import { openOwnPack } from '../engine/round/own-well.ts';
import type { Scenario } from '../engine/round/scenario.ts';
import { SCENARIO_IDS, SCENARIOS } from '../engine/round/scenarios/index.ts';
import { loadWell, type Well } from '../engine/round/well.ts';
import { knownName } from '../instrument/names.ts';
import { remarkError } from '../instrument/remarks.ts';
import { readBytes } from './files.ts';

/** The built files sit beside dist/, whichever folder the command is run from. */
const project = resolve(import.meta.dirname, '../..');
const wasm = join(project, 'build/core.wasm');
/** Somebody's own data are named by the path of their pack, our scenarios by their id. */
const isOwn = (scenario: string) => scenario.endsWith('.pack');
const packOf = (scenario: string) =>
  isOwn(scenario) ? scenario : join(project, 'build/packs', `${scenario}.pack`);
const reserveOf = (scenario: string) => join(project, 'build/packs/reserve', `${scenario}.reserve`);

/** A core of this process's own. @throws GameError 'bad-file' where the project has not been built. */
export function openCore(): Promise<Core> {
  if (!existsSync(wasm)) throw remarkError('bad-file', 'not-built', { file: wasm });
  return createCore(readFileSync(wasm), { sha256: () => createHash('sha256') });
}

/** @throws GameError that names the file, else as openOwnPack */
function openPackAt(path: string): Well {
  const bytes = readBytes(path);
  try {
    return openOwnPack(bytes);
  } catch (error) {
    if (!(error instanceof GameError) || error.code !== 'bad-file') throw error;
    throw new GameError('bad-file', `${path}: ${error.message}`, { cause: error });
  }
}

/** A scenario by its id or the path of its pack. @throws GameError 'unknown-name', or 'bad-file' for a bad pack. */
export function openScenario(name: string): Scenario {
  return isOwn(name) ? openPackAt(name).scenario : SCENARIOS[knownName('scenario', name, SCENARIO_IDS)];
}

/** The scenario's data for a seed. @throws GameError 'unknown-name', or 'bad-file' where a pack is missing. */
export function wellNamed(core: Core, id: string, seed: Seed): Well {
  if (isOwn(id)) return openPackAt(id);
  const scenario = knownName('scenario', id, SCENARIO_IDS);
  return loadWell(core, scenario, readIfThere(packOf(scenario)), seed);
}

/** The well that a match draws by a seed. @throws GameError 'unknown-name', or 'bad-file' where prepared data are missing. */
export function drawnWellNamed(core: Core, id: string, seed: Seed): Well {
  if (isOwn(id)) return drawWell(core, openScenario(id).id, { pack: readBytes(id), reserve: null }, seed);
  const scenario = knownName('scenario', id, SCENARIO_IDS);
  return drawWell(
    core,
    scenario,
    { pack: readIfThere(packOf(scenario)), reserve: readIfThere(reserveOf(scenario)) },
    seed,
  );
}

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path) : null);

/** What of the built engine has no say in a round's numbers. */
const SILENT = join('engine', 'match');

/**
 * SHA-256, hex, over the core, the built engine as far as it decides numbers, and the scenario's pack; over its reserve
 * too, and another one, where wells are drawn.
 * Numbers with the same fingerprint were made by the same code from the same data.
 */
export function fingerprint(scenario: string, drawn = false): string {
  const hash = createHash('sha256');
  const root = join(project, 'dist');
  const files = readdirSync(join(root, 'engine'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('engine', file))
    .filter((file) => file.endsWith('.js') && !file.startsWith(SILENT))
    .sort();
  const data = drawn ? [packOf(scenario), reserveOf(scenario)] : [packOf(scenario)];
  if (drawn) hash.update('drawn');
  for (const path of [...files.map((file) => join(root, file)), wasm, ...data]) {
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
