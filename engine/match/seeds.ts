import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A 32-bit number that follows from a text one way only. */
function seedFrom(text: string): number {
  const bytes = sha256(utf8ToBytes(text));
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

/** Seed of both rounds on the `index`-th scenario of a match. */
export function roundSeed(matchSeed: number, index: number): number {
  return seedFrom(`poisoned-well/round/${matchSeed}/${index}`);
}

/** Seed of the attackers' previews: made of what everybody knows, so that it says nothing about the round's seed. */
export function previewSeed(code: string, round: number): number {
  return seedFrom(`poisoned-well/preview/${code}/${round}`);
}

/** Seed of the plans that bots make in a bout: another one each bout, so that a bot's is not known by its last. */
export function botSeed(matchSeed: number, bout: string): number {
  return seedFrom(`poisoned-well/bot/${matchSeed}/${bout}`);
}
