import { FOLLOWERS, LEAN_STEPS, LEAN_ZERO, NOBODY, type Phrasing } from '../engine/data/phrasing.ts';
import { tokensOf, type Vocabulary } from '../engine/data/tokens.ts';

/** Pairs that stand beside each other in fewer texts than this are chance. */
const LEAST_PAIRS = 3;
/** Words in fewer texts than this lean to no class. */
const LEAST_TEXTS = 10;

interface Text {
  readonly body: string;
  /** 0 or 1 */
  readonly label: number;
}

/**
 * How texts use the words of a vocabulary. A word's followers are those that come straight after it, a word beyond the
 * vocabulary being a gap; they are ranked by count / √(texts that have them), so that "the" does not follow everything.
 */
export function phrasingOf(
  texts: readonly Text[],
  vocabulary: Vocabulary,
): Pick<Phrasing, 'd' | 'next' | 'place' | 'lean'> {
  const d = vocabulary.words.length;
  const pairs = Array.from({ length: d }, () => new Map<number, number>());
  const having = [new Float64Array(d), new Float64Array(d)] as const;
  const places = new Float64Array(d);
  const sizes = [0, 0];
  for (const { body, label } of texts) {
    sizes[label] = (sizes[label] as number) + 1;
    const words = tokensOf(body).map((token) => vocabulary.indexOf.get(token) ?? NOBODY);
    const seen = new Set<number>();
    const paired = new Set<number>();
    words.forEach((word, at) => {
      if (word === NOBODY) return;
      if (!seen.has(word)) places[word] = (places[word] as number) + at / words.length;
      seen.add(word);
      const after = words[at + 1] ?? NOBODY;
      if (after === NOBODY || after === word || paired.has(word * d + after)) return;
      paired.add(word * d + after);
      pairs[word]?.set(after, (pairs[word].get(after) ?? 0) + 1);
    });
    const has = having[label as 0 | 1];
    for (const word of seen) has[word] = (has[word] as number) + 1;
  }
  const total = (word: number) => (having[0][word] as number) + (having[1][word] as number);
  const next = new Uint16Array(d * FOLLOWERS).fill(NOBODY);
  pairs.forEach((after, word) => {
    const rank = ([follower, count]: [number, number]) => count / Math.sqrt(total(follower));
    const ranked = [...after].filter(([, count]) => count >= LEAST_PAIRS);
    ranked.sort((a, b) => rank(b) - rank(a) || a[0] - b[0]);
    next.set(
      ranked.slice(0, FOLLOWERS).map(([follower]) => follower),
      word * FOLLOWERS,
    );
  });
  const share = (label: 0 | 1, word: number) =>
    ((having[label][word] as number) + 0.5) / ((sizes[label] as number) + 1);
  const lean = Uint8Array.from({ length: d }, (_, word) => {
    if (total(word) < LEAST_TEXTS) return LEAN_ZERO;
    const steps = Math.round(LEAN_STEPS * Math.log(share(1, word) / share(0, word)));
    return LEAN_ZERO + Math.max(-LEAN_ZERO, Math.min(255 - LEAN_ZERO, steps));
  });
  const place = Uint8Array.from(places, (sum, word) => Math.round((255 * sum) / Math.max(1, total(word))));
  return { d, next, place, lean };
}
