import type { Random } from '../random.ts';

/** Rows that words are taken from: presence of d words, 0 or 1, and the class of each row. */
export interface Mails {
  /** u8[n, d] */
  readonly codes: Uint8Array;
  /** u8[n] */
  readonly labels: Uint8Array;
  readonly d: number;
}

/**
 * Mails that lose each of their words with a chance of `rate` and gain as many as they may expect to lose, each taken
 * from a random mail of their class, so that words stay as common as they are. Every mail differs from what it was in
 * one word at least.
 *
 * @param rows    of `mails`
 * @param donors  whom words are taken from
 * @returns       u8[rows, d], 0 or 1
 */
export function changeWords(
  mails: Mails,
  rows: ArrayLike<number>,
  donors: Mails,
  rate: number,
  random: Random,
): Uint8Array {
  const { d } = mails;
  const out = new Uint8Array(rows.length * d);
  const byClass = rowsByClass(donors);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const own = mails.codes.subarray(row * d, (row + 1) * d);
    const mail = out.subarray(i * d, (i + 1) * d);
    mail.set(own);
    const peers = byClass.get(mails.labels[row] as number) as readonly number[];
    const gain = () => takeWord(mail, wordsOf(donors, peers[random.below(peers.length)] as number), random);
    for (let j = 0; j < d; j++) {
      if (own[j] === 0) continue;
      if (random.uniform() < rate) mail[j] = 0;
      if (random.uniform() < rate) gain();
    }
    for (let tries = 0; tries < 100 && isSame(mail, own); tries++) gain();
  }
  return out;
}

function rowsByClass({ labels }: Mails): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  labels.forEach((label, row) => {
    const rows = found.get(label) ?? [];
    rows.push(row);
    found.set(label, rows);
  });
  return found;
}

/** The words of a mail, as numbers of features. */
function wordsOf({ codes, d }: Mails, row: number): readonly number[] {
  const words: number[] = [];
  for (let j = 0; j < d; j++) if (codes[row * d + j] === 1) words.push(j);
  return words;
}

function takeWord(mail: Uint8Array, words: readonly number[], random: Random): void {
  const word = words[random.below(Math.max(1, words.length))];
  if (word !== undefined) mail[word] = 1;
}

function isSame(mail: Uint8Array, own: Uint8Array): boolean {
  return mail.every((has, j) => has === own[j]);
}
