import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { createRandom, type Seed, seedFrom } from '../random.ts';

/** Seed of the bout that a duel plays in the round after `index` others. */
export function roundSeed(matchSeed: Seed, index: number): Seed {
  return seedFrom(`poisoned-well/round/${matchSeed}/${index}`);
}

/** Seed of a team's well in a round: no other team's well and no other round has it. */
export function wellSeed(matchSeed: Seed, round: number, team: string): Seed {
  return seedFrom(`poisoned-well/well/${matchSeed}/${round}/${team}`);
}

/** Seed of the attackers' previews: made of what everybody knows, so that it says nothing about the bout's seed. */
export function previewSeed(code: string, round: number): Seed {
  return seedFrom(`poisoned-well/preview/${code}/${round}`);
}

/** Seed of the plans that bots make in a bout: another one each bout, so that a bot's is not known by its last. */
export function botSeed(matchSeed: Seed, bout: string): Seed {
  return seedFrom(`poisoned-well/bot/${matchSeed}/${bout}`);
}

/** Which of a match's rounds have no poison: `count` of them, drawn by the match's seed. */
export function phantomRounds(matchSeed: Seed, rounds: number, count: number): ReadonlySet<number> {
  if (count === 0) return new Set();
  const order = createRandom(seedFrom(`poisoned-well/phantoms/${matchSeed}`)).permutation(rounds);
  return new Set([...order.subarray(0, count)].map((at) => at + 1));
}

/** What is shown of a match's seed while it is a secret: SHA-256 of its text, hex. */
export const seedHash = (matchSeed: Seed): string => bytesToHex(sha256(utf8ToBytes(String(matchSeed))));
