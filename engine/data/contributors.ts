import type { Random } from '../random.ts';
import type { Contributors } from './pack-details.ts';

/**
 * Contributors for generated samples: each row is a uniform draw among `count` accounts, so that an
 * account says nothing about its rows until somebody poisons through it.
 */
export function drawContributors(
  sizes: Readonly<Record<'train' | 'test' | 'golden', number>>,
  count: number,
  random: Random,
): Contributors {
  const draw = (n: number, stream: Random) => drawAccounts(n, count, stream);
  return {
    names: Array.from({ length: count }, (_, k) => `account ${k + 1}`),
    train: draw(sizes.train, random.fork('train')),
    test: draw(sizes.test, random.fork('test')),
    golden: draw(sizes.golden, random.fork('golden')),
  };
}

/** An account for each of n rows, uniform among `count`; u16[n]. */
export function drawAccounts(n: number, count: number, random: Random): Uint16Array {
  return Uint16Array.from({ length: n }, () => random.below(count));
}
