import type { WorkAddress } from '../../../engine/numeric/addresses.ts';
import type { Kernels } from '../../../engine/numeric/kernels.ts';
import type { Guarded } from '../../support/guarded.ts';

/** One call of every kernel that its name lists, on n rows and d columns, with exactly the room its contract asks for. */
export type Call = (k: Kernels, g: Guarded, n: number, d: number) => void;

/** The calls of one folder of the core, by the kernels that they try. */
export type Calls = Readonly<Record<string, Call>>;

export const pad = (n: number) => (n + 7) & ~7;
export const range = (n: number) => Array.from({ length: n }, (_, i) => i);
export const signs = (n: number) => range(n).map((i) => (i % 3 === 0 ? 1 : -1));

/** The room that gemm works in. */
export function work(k: Kernels, g: Guarded): WorkAddress {
  return g.out(k.gemmWork());
}
