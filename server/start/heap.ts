import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 take less memory, in all threads that start from now on; called before any does. A heap is collected when it has
 * grown by half, where V8 would let it double or more. Modules of WebAssembly are optimised one function at a time: each
 * compiler at work takes some 30 MB that the process keeps.
 */
export function holdLittleMemory(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--wasm-num-compilation-tasks=1');
}
