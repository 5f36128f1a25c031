import { z } from 'zod';
import { rowsByAccount } from './accounts.ts';
import { contributorOf, defineFilter } from './filter.ts';
import { headOf } from './head.ts';

/** An account with at most this share of the rows moves the model so little that first order describes it. */
const FEW_ROWS = 0.01;
/** Gains below this share of the threshold are not worth a training: first order is never that far off there. */
const FAR_BELOW = 0.25;

/**
 * Leaves out one account at a time and drops those without which the trusted samples are judged better;
 * then holds the others to a number of samples each. It goes by who sent a row, never by equal values.
 * Suspicion is the gain per sample of the account, nats. Most accounts of a crowd send a row or two: where
 * a few rows gain far less than the threshold to first order, that is the answer, and nothing is trained.
 */
export const provenance = defineFilter({
  source:
    'Baracaldo, Chen, Ludwig, Safavi: Mitigating Poisoning Attacks on Machine Learning Models: A Data Provenance Based Approach (2017)',
  formula: 'L_golden(all) − L_golden(all less the account) > threshold; at most `cap` samples of an account',
  cost: 7,
  needs: ['trusted', 'accounts'],
  params: z.strictObject({
    /** Gain in mean loss that is too much, nats. */
    threshold: z.number().min(0).max(1).default(0.004),
    /** Samples that one account may send; 0 for any number. */
    cap: z.int().min(0).max(100_000).default(0),
  }),
  inspect(core, seen, { threshold, cap }) {
    const { n } = seen.stream;
    const contributor = contributorOf(seen);
    const head = headOf(core, seen);
    const firstOrder = head.firstOrderGains();
    const suspicion = new Float32Array(n);
    const dropped = new Uint8Array(n);
    for (const [account, rows] of rowsByAccount(contributor)) {
      const guess = rows.reduce((sum, row) => sum + (firstOrder[row] as number), 0);
      const harmless = rows.length <= FEW_ROWS * n && Math.abs(guess) < FAR_BELOW * threshold;
      const gain = harmless
        ? guess
        : head.trustedLoss - head.lossWithout((row) => contributor[row] === account);
      rows.forEach((row, i) => {
        suspicion[row] = gain / rows.length;
        if (gain > threshold || (cap > 0 && i >= cap)) dropped[row] = 1;
      });
    }
    return { suspicion, dropped };
  },
});
