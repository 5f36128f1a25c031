import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createCore } from '../../engine/numeric/create-core.ts';
import { createRecent } from './recent.ts';
import type { Bench } from './tasks.ts';

/** Wells of the last bouts with their deliveries: one of some 2,000 pictures, many of points in the plane. */
const KEPT = { most: 16, bytes: 24 * 1024 * 1024 } as const;

/** A core, and what it worked out lately. */
export async function openBench({ wasmFile }: { readonly wasmFile: string }): Promise<Bench> {
  const core = await createCore(readFileSync(wasmFile), { sha256: () => createHash('sha256') });
  return { core, recent: createRecent(KEPT.most, KEPT.bytes) };
}
