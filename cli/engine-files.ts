import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GameError } from '../engine/errors.ts';
import type { Core } from '../engine/numeric/core.ts';
import { createCore } from '../engine/numeric/create-core.ts';
import { type Arena, loadArena } from '../engine/round/arena.ts';
import { SCENARIO_IDS, type ScenarioId } from '../engine/round/scenarios/index.ts';
import { unknownName } from './names.ts';

/** The built files sit beside dist/, whichever folder the command is run from. */
const project = resolve(import.meta.dirname, '../..');

/** A core of this process's own. @throws GameError 'bad-file' where the project has not been built. */
export function openCore(): Promise<Core> {
  const path = join(project, 'build/core.wasm');
  if (!existsSync(path)) throw new GameError('bad-file', `${path} is missing: run "npm run build" first`);
  return createCore(readFileSync(path));
}

/** The scenario's data for a seed. @throws GameError 'unknown-name', or 'bad-file' where a pack is missing. */
export function openArena(core: Core, id: string, seed: number): Arena {
  if (!isScenario(id)) throw unknownName('scenario', id, SCENARIO_IDS);
  const path = join(project, 'build/packs', `${id}.pack`);
  return loadArena(core, id, existsSync(path) ? readFileSync(path) : null, seed);
}

function isScenario(id: string): id is ScenarioId {
  return (SCENARIO_IDS as readonly string[]).includes(id);
}
