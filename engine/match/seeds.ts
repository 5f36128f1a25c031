import { type Seed, seedFrom } from '../random.ts';

/** Seed of the bout that a duel plays in the round after `index` others. */
export function roundSeed(matchSeed: Seed, index: number): Seed {
  return seedFrom(`poisoned-well/round/${matchSeed}/${index}`);
}

/** Seed of the attackers' previews: made of what everybody knows, so that it says nothing about the bout's seed. */
export function previewSeed(code: string, round: number): Seed {
  return seedFrom(`poisoned-well/preview/${code}/${round}`);
}

/** Seed of the plans that bots make in a bout: another one each bout, so that a bot's is not known by its last. */
export function botSeed(matchSeed: Seed, bout: string): Seed {
  return seedFrom(`poisoned-well/bot/${matchSeed}/${bout}`);
}
