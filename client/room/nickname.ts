import type { Texts } from '../../texts/texts.ts';

/**
 * A name to start with, as places in the lists of words: the same in every language.
 *
 * @param draw  a uniform integer in 0 … bound − 1
 */
export function drawNickname(
  { counts }: Texts['nicknames'],
  draw: (bound: number) => number,
): [number, number] {
  return [draw(counts.first), draw(counts.second)];
}
