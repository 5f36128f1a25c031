import { sha256 } from '@noble/hashes/sha2.js';
import { instantiate } from '#core';
import { checkNumber } from './checks.ts';
import type { Core, Sha256 } from './core.ts';
import { curvatureFunctions } from './curvature.ts';
import { distanceFunctions } from './distances.ts';
import { elementaryFunctions } from './elementary.ts';
import { factorisationFunctions } from './factorisations.ts';
import { hingeFunctions } from './hinge.ts';
import type { Kernels } from './kernels.ts';
import { linearFunctions } from './linear.ts';
import { createMemory, type Memory } from './memory.ts';
import { mmdFunctions } from './mmd.ts';
import { modelFunctions } from './models.ts';
import { naiveBayesFunctions } from './naive-bayes.ts';
import { networkFunctions } from './networks.ts';
import { perSampleFunctions } from './per-sample.ts';
import { pictureFunctions } from './pictures.ts';
import { productFunctions } from './products.ts';
import { rankFunctions } from './ranks.ts';
import { robustFunctions } from './robust.ts';
import { rowCodeFunctions } from './row-codes.ts';
import { softmaxFunctions } from './softmax.ts';
import { momentFunctions } from './statistics.ts';

export interface CoreOptions {
  /** The most memory one core may hold, in bytes; below 2 GiB. */
  readonly memoryLimit?: number;
  /** A faster SHA-256 than the one in JavaScript, where the host has one. */
  readonly sha256?: () => Sha256;
}

/** One GiB: twice what the largest shape in the tests needs. */
export const DEFAULT_MEMORY_LIMIT = 2 ** 30;

/** An instance of the module and the stack in its memory: what the functions of a core share. */
export async function openMemory(bytes: Uint8Array, options: CoreOptions = {}): Promise<Memory> {
  const { memoryLimit = DEFAULT_MEMORY_LIMIT } = options;
  checkNumber('memoryLimit', memoryLimit, 0);
  const kernels: Kernels = await instantiate(await WebAssembly.compile(bytes), {});
  const limit = Math.min(memoryLimit, 2 ** 31 - 2 ** 16);
  return createMemory(kernels, limit);
}

/**
 * The numeric core behind its interface. One core is one WebAssembly instance with a memory of its own:
 * give each worker one. Its memory grows to what the largest call needed and is then reused.
 *
 * @param bytes The compiled module, build/core.wasm.
 */
export async function createCore(bytes: Uint8Array, options: CoreOptions = {}): Promise<Core> {
  const memory = await openMemory(bytes, options);
  return {
    ...productFunctions(memory),
    ...momentFunctions(memory),
    ...robustFunctions(memory),
    ...rankFunctions(memory),
    ...mmdFunctions(memory),
    ...factorisationFunctions(memory),
    ...distanceFunctions(memory),
    ...linearFunctions(memory),
    ...hingeFunctions(memory),
    ...naiveBayesFunctions(memory),
    ...networkFunctions(memory),
    ...softmaxFunctions(memory),
    ...modelFunctions(memory),
    ...perSampleFunctions(memory),
    ...curvatureFunctions(memory),
    ...elementaryFunctions(memory),
    ...pictureFunctions(memory),
    ...rowCodeFunctions(memory),
    sha256: options.sha256 ?? (() => sha256.create()),
  };
}
