import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createCore } from '../../engine/numeric/create-core.ts';
import type { WellFiles } from '../../engine/round/draw-well.ts';
import { type PackFolders, packFile, reserveFile } from '../scenarios/pack-files.ts';
import { createRecent } from './recent.ts';
import type { Bench } from './tasks.ts';

/** Wells and deliveries of the last bouts, two of each: some 15 MB each, more for the largest pack of a host. */
const KEPT = 4;

export interface BenchFiles extends PackFolders {
  readonly wasmFile: string;
}

/** A core and the packs of this machine; a pack is read when it is first needed, and kept. */
export async function openBench(files: BenchFiles): Promise<Bench> {
  const core = await createCore(readFileSync(files.wasmFile), { sha256: () => createHash('sha256') });
  const held = new Map<string, WellFiles>();
  const read = (file: string | null) => (file === null ? null : readFileSync(file));
  return {
    core,
    recent: createRecent(KEPT),
    files(scenario) {
      const known = held.get(scenario);
      if (known) return known;
      const found = { pack: read(packFile(files, scenario)), reserve: read(reserveFile(files, scenario)) };
      if (found.pack) held.set(scenario, found);
      return found;
    },
  };
}
