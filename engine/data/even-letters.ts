import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { inventLetters, type Letter, type Script, writeLetters } from './letters.ts';
import type { Samples } from './samples.ts';

/** Which alphabets are taken: those on which a probe errs as often as said. */
export interface Evenness {
  /** Rows that the probe learns from, and rows that it is tried on. */
  readonly learn: number;
  readonly judge: number;
  /** Least and largest error of the probe, 0 … 1. */
  readonly error: readonly [number, number];
}

/** Alphabets that are tried before the one nearest to the range is taken. */
const MOST_TRIES = 24;
/** The probe is a softmax regression with this ridge, fitted only as far as its errors need. */
const PROBE = { l2: 0.01, tolerance: 1e-3 } as const;

/**
 * The first alphabet of the stream that is as hard to read as asked, so that no seed is easier to play on than
 * another; after MOST_TRIES the one that comes nearest.
 */
export function inventEvenLetters(
  core: Core,
  script: Script,
  { learn, judge, error: [least, most] }: Evenness,
  random: Random,
): Letter[] {
  let nearest: { readonly alphabet: Letter[]; readonly miss: number } | null = null;
  for (let k = 0; k < MOST_TRIES; k++) {
    const stream = random.fork(`try ${k}`);
    const alphabet = inventLetters(script, stream.fork('alphabet'));
    const write = (rows: number, label: string) =>
      writeLetters(core, alphabet, rows, script, stream.fork(label));
    const error = probeError(core, write(learn, 'learn'), write(judge, 'judge'));
    const miss = Math.max(least - error, error - most);
    if (miss <= 0) return alphabet;
    if (!nearest || miss < nearest.miss) nearest = { alphabet, miss };
  }
  return (nearest as { readonly alphabet: Letter[] }).alphabet;
}

function probeError(core: Core, learn: Samples, judge: Samples): number {
  const { weights } = core.fitSoftmax(learn, PROBE);
  const rows = { rows: judge.n, cols: judge.d, values: judge.x };
  const { values, cols } = core.modelScores({ kind: 'softmax', weights }, rows);
  let wrong = 0;
  judge.y.forEach((label, i) => {
    const own = values[i * cols + label] as number;
    if (values.subarray(i * cols, (i + 1) * cols).some((score, c) => c !== label && score >= own)) wrong++;
  });
  return wrong / judge.n;
}
