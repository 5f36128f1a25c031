import { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core, SparseSamples } from '../numeric/core.ts';
import { defineVictim, twoClassesOnly } from './victim.ts';

/**
 * Naive Bayes on features ≥ 0, two classes. Its log odds are linear in the features, so the model is
 * w_j = log P(j | 1) − log P(j | 0), b = log P(1) − log P(0) − cut.
 *
 * P(j | c) is the share of word j among all words of the class, (count + s) / (words + s d), or the share of
 * mails of the class that hold it, (count + s) / (mails + 2 s). The second is how SpamBayes counts: a
 * mail of every word then adds to every word of its class and takes nothing from the others.
 *
 * The model follows from the counts at once: an earlier model changes nothing.
 *
 * Source: McCallum & Nigam 1998; Robinson: A Statistical Approach to the Spam Problem (2003).
 */
export const naiveBayes = defineVictim({
  params: z.strictObject({
    /** Added to every count. */
    smoothing: z.number().min(0.001).max(100).default(1),
    /** What the share of a word is a share of. */
    counting: z.enum(['words', 'mails']).default('words'),
    /** Log odds from which a sample is of class 1. */
    cut: z.number().min(-100).max(100).default(0),
  }),
  iterative: false,
  loss: null,
  // It is the minimum of no loss, and sure of most rows, which then have no curvature.
  damping: 0.01,
  unfit: (data) => ((data.lo ?? 0) < 0 ? belowZero() : twoClassesOnly('naive Bayes')(data)),
  body: ({ d }) => ({ kind: 'linear', d }),
  fit(core, data, params, _seed, { onStep }) {
    const { x, y, d } = data;
    const model = fitCounts(core, data, { x, y, d }, params);
    onStep?.({ step: 1, model, loss: 0 });
    return model;
  },
  fitSparse(core, data, params) {
    const { x, y } = data;
    return fitCounts(core, data, { x: x.values, y, d: x.cols, starts: x.starts }, params);
  },
});

function belowZero(): GameError {
  return new GameError('out-of-range', 'naive Bayes counts: features must not be below 0');
}

/** The numbers of dense rows, or those that sparse rows hold. */
interface Counts {
  readonly x: Float32Array;
  readonly y: Int32Array;
  readonly d: number;
  /** Where each sparse row begins in `x`; dense rows begin every d numbers. */
  readonly starts?: Int32Array;
}

function fitCounts(
  core: Core,
  data: Samples | SparseSamples,
  counts: Counts,
  { smoothing, counting, cut }: { smoothing: number; counting: 'words' | 'mails'; cut: number },
): { kind: 'linear'; d: number; weights: Float64Array } {
  const { x, d } = counts;
  if (x.some((value) => value < 0)) throw belowZero();
  const { prior, likelihood } = core.fitNaiveBayes(data, { smoothing });
  const weights = new Float64Array(d + 1);
  const shift =
    counting === 'mails' ? perMail(core, counts, 1, smoothing) - perMail(core, counts, 0, smoothing) : 0;
  for (let j = 0; j < d; j++) weights[j] = (likelihood[d + j] as number) - (likelihood[j] as number) + shift;
  weights[d] = (prior[1] as number) - (prior[0] as number) - cut;
  return { kind: 'linear', d, weights };
}

/** log of what turns a share of a class's words into a share of its samples: (words + s d) / (samples + 2 s). */
function perMail(core: Core, { x, y, d, starts }: Counts, label: number, smoothing: number): number {
  let [words, mails] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    if (y[i] !== label) continue;
    mails++;
    const [from, to] = [starts?.[i] ?? i * d, starts?.[i + 1] ?? (i + 1) * d];
    for (let k = from; k < to; k++) words += x[k] as number;
  }
  return core.log((words + smoothing * d) / (mails + 2 * smoothing));
}
