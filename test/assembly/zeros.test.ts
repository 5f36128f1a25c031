import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type F32Address, NOWHERE, type WorkAddress } from '../../engine/numeric/addresses.ts';
import { createRandom } from '../../engine/random.ts';
import { roughNormal, seeds } from '../support/generators.ts';
import { testKernels } from '../support/test-kernels.ts';

const kernels = await testKernels();
const pad = (n: number) => (n + 7) & ~7;

/** A padded block f32[rows, round8(cols)] with a share of zeros; its address. */
function block(
  random: ReturnType<typeof createRandom>,
  rows: number,
  cols: number,
  zeros: number,
): F32Address {
  const ld = pad(cols);
  const at = kernels.reserve(rows * ld * 4) as F32Address;
  const view = new Float32Array(kernels.memory.buffer, at, rows * ld);
  for (let i = 0; i < view.length; i++) {
    view[i] = i % ld < cols && random.uniform() >= zeros ? roughNormal(random) : 0;
  }
  return at;
}

describe('products that skip zeros', () => {
  const across = fc.constantFrom(1, 7, 8, 31, 32, 33, 63, 65, 130);
  const steps = fc.constantFrom(0, 1, 5, 100, 255, 256, 257, 600);
  const share = fc.constantFrom(0, 0.2, 0.3, 0.5, 0.9, 1);

  it('CORE-1 give the bits of the whole product, whatever the share of zeros', () => {
    fc.assert(
      fc.property(seeds, across, across, steps, share, fc.boolean(), (seed, m, n, k, zeros, add) => {
        const before = kernels.mark();
        const random = createRandom(seed);
        const a = block(random, k, m, zeros);
        const b = block(random, k, n, 0);
        const start = block(random, pad(m), n, 0);
        const [skipped, whole] = [0, 1].map((which) => {
          const c = kernels.reserve(pad(m) * pad(n) * 4) as F32Address;
          const work = kernels.reserve(kernels.gemmWork()) as WorkAddress;
          kernels.copyRows(start, pad(n), c, pad(n), pad(m), NOWHERE);
          if (which === 0) {
            kernels.gemmZeros(a, pad(m), b, pad(n), c, pad(n), m, n, k, Number(add), work);
          } else {
            kernels.gemm(a, pad(m), 1, b, pad(n), 0, c, pad(n), m, n, k, 1, Number(add), work);
          }
          return new Int32Array(kernels.memory.buffer, c, m * pad(n)).slice();
        });
        kernels.reset(before);
        expect(skipped).toEqual(whole);
      }),
      { numRuns: 200, seed: 17 },
    );
  });
});
