import { readFileSync } from 'node:fs';
import { createCore } from '../../engine/numeric/create-core.ts';
import { type PackFolders, packFile } from '../scenarios/pack-files.ts';
import { createRecent } from './recent.ts';
import type { Bench } from './tasks.ts';

/** Wells, streams and models of the last rounds: some 6 MB each, 32 MB for the largest pack of a host. */
const KEPT = 8;

export interface BenchFiles extends PackFolders {
  readonly wasmFile: string;
}

/** A core and the packs of this machine; a pack is read when it is first needed, and kept. */
export async function openBench(files: BenchFiles): Promise<Bench> {
  const core = await createCore(readFileSync(files.wasmFile));
  const packs = new Map<string, Uint8Array>();
  return {
    core,
    recent: createRecent(KEPT),
    pack(scenario) {
      const held = packs.get(scenario);
      if (held) return held;
      const file = packFile(files, scenario);
      if (file === null) return null;
      const bytes = readFileSync(file);
      packs.set(scenario, bytes);
      return bytes;
    },
  };
}
