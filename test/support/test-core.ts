import { readFile } from 'node:fs/promises';
import type { Core } from '../../engine/numeric/core.ts';
import { type CoreOptions, createCore } from '../../engine/numeric/create-core.ts';

/** A fresh core from build/core.wasm, so that no test sees another's memory. */
export async function testCore(options?: CoreOptions): Promise<Core> {
  return createCore(await readFile(new URL('../../build/core.wasm', import.meta.url)), options);
}
