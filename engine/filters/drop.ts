import { z } from 'zod';
import { descending } from '../data/order.ts';
import { classCounts } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';

/** Share of each class that goes: 0 … 0.5. The paper's setting is 5 %. */
export const removeShare = z.number().min(0).max(0.5).default(0.05);

/**
 * "Remove top p": of each class, the round(share · n_c) samples with the highest scores, ties by
 * index. Returns u8[n], 1 where a sample is dropped.
 */
export function dropTop(
  suspicion: ArrayLike<number>,
  data: Pick<Samples, 'y' | 'classes'>,
  share: number,
): Uint8Array {
  return dropHighest(
    suspicion,
    data,
    classCounts(data).map((count) => Math.round(share * count)),
  );
}

/** Of each class c the `quotas[c]` samples with the highest scores, ties by index: u8[n], 1 where one is dropped. */
export function dropHighest(
  suspicion: ArrayLike<number>,
  { y }: Pick<Samples, 'y'>,
  quotas: ArrayLike<number>,
): Uint8Array {
  const left = Int32Array.from(quotas);
  const dropped = new Uint8Array(y.length);
  for (const i of descending(suspicion)) {
    const label = y[i] as number;
    const quota = left[label] as number;
    if (quota === 0) continue;
    left[label] = quota - 1;
    dropped[i] = 1;
  }
  return dropped;
}
