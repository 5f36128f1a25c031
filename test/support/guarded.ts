import type { F32Address, F64Address, I32Address, WorkAddress } from '../../engine/numeric/addresses.ts';
import type { Kernels } from '../../engine/numeric/kernels.ts';
import { createRandom } from '../../engine/random.ts';

const GUARD = 64;
const PATTERN = 0xa5;

/** A block for values of any kind. */
type AnyAddress = F32Address & F64Address & I32Address & WorkAddress;

/** Blocks with guard words on both sides, so that a kernel that writes beside its output is caught. */
export interface Guarded {
  /** A block the kernel reads: f32 of about unit size. */
  f32(count: number): F32Address;
  f64(count: number): F64Address;
  /** Bytes 0 … 255 that the kernel reads. */
  u8(count: number): WorkAddress;
  /** A padded f32[rows, ld]: zeros past `cols`. */
  rows(rows: number, cols: number, ld: number): F32Address;
  /** Given values. */
  f32Of(values: readonly number[]): F32Address;
  i32Of(values: readonly number[]): I32Address;
  u8Of(values: readonly number[]): WorkAddress;
  /** A block the kernel may write. */
  out(bytes: number): AnyAddress;
  /** What is wrong: a guard word changed, or an input. */
  damage(): string[];
}

export function createGuarded(kernels: Kernels, seed: number): Guarded {
  const random = createRandom(seed);
  const held: { address: number; bytes: number; before: Uint8Array | null }[] = [];
  const bytesAt = (address: number, bytes: number) => new Uint8Array(kernels.memory.buffer, address, bytes);

  const block = (bytes: number, fill: ((address: number) => void) | null): AnyAddress => {
    const from = kernels.reserve(bytes + 2 * GUARD);
    bytesAt(from, bytes + 2 * GUARD).fill(PATTERN);
    const address = from + GUARD;
    fill?.(address);
    held.push({ address, bytes, before: fill ? bytesAt(address, bytes).slice() : null });
    return address as AnyAddress;
  };
  const unit = () => random.uniform() * 2 - 1;
  return {
    f32: (count) =>
      block(count * 4, (at) => {
        const view = new Float32Array(kernels.memory.buffer, at, count);
        for (let i = 0; i < count; i++) view[i] = unit();
      }),
    f64: (count) =>
      block(count * 8, (at) => {
        const view = new Float64Array(kernels.memory.buffer, at, count);
        for (let i = 0; i < count; i++) view[i] = unit();
      }),
    u8: (count) =>
      block(count, (at) => {
        const view = bytesAt(at, count);
        for (let i = 0; i < count; i++) view[i] = random.below(256);
      }),
    rows: (rows, cols, ld) =>
      block(rows * ld * 4, (at) => {
        const view = new Float32Array(kernels.memory.buffer, at, rows * ld);
        for (let i = 0; i < rows * ld; i++) view[i] = i % ld < cols ? unit() : 0;
      }),
    f32Of: (values) =>
      block(values.length * 4, (at) =>
        new Float32Array(kernels.memory.buffer, at, values.length).set(values),
      ),
    i32Of: (values) =>
      block(values.length * 4, (at) => new Int32Array(kernels.memory.buffer, at, values.length).set(values)),
    u8Of: (values) => block(values.length, (at) => bytesAt(at, values.length).set(values)),
    out: (bytes) => block(bytes, null),
    damage() {
      return held.flatMap(({ address, bytes, before }, i) => {
        const words = [...bytesAt(address - GUARD, GUARD), ...bytesAt(address + bytes, GUARD)];
        const found = words.some((byte) => byte !== PATTERN) ? [`guard of block ${i} was overwritten`] : [];
        const now = bytesAt(address, bytes);
        if (before?.some((byte, k) => byte !== now[k])) found.push(`input block ${i} was changed`);
        return found;
      });
    },
  };
}
