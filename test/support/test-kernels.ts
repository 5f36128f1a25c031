import { readFile } from 'node:fs/promises';
import { instantiate } from '#core';
import type { Kernels } from '../../engine/numeric/kernels.ts';

/** The bare module, for tests of what a kernel reads and writes. */
export async function testKernels(): Promise<Kernels> {
  const bytes = await readFile(new URL('../../build/core.wasm', import.meta.url));
  return instantiate(await WebAssembly.compile(bytes), {});
}
