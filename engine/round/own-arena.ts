import { decodePack } from '../data/pack.ts';
import { GameError } from '../errors.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Arena, Scenario } from './scenario.ts';

/**
 * The arena in a host's own pack (engine/data/host-pack.ts): the scenario follows from its card, with
 * the menus that any data of two classes allow.
 *
 * @throws GameError 'bad-file' when it is no pack or the pack of a scenario of ours, 'bad-parameters'
 *   when its victim does not take the parameters it names
 */
export function openOwnPack(bytes: Uint8Array): Arena {
  const { scenario: id, card, quantiser, provenance: _p, ...parts } = decodePack(bytes);
  if (!card)
    throw new GameError('bad-file', `this is the pack of the scenario ${id}: name the scenario itself`);
  const params = VICTIMS[card.victim].params.safeParse(card.victimParams);
  if (!params.success) {
    const [issue] = params.error.issues;
    const where = ['victimParams', ...(issue?.path ?? []).map(String)].join('.');
    throw new GameError('bad-parameters', `${where}: ${issue?.message ?? 'not understood'}`);
  }
  const scenario: Scenario = {
    id,
    ...card,
    quantiser,
    trainRows: parts.train.n,
    attacks: ['far-flip', 'flip-insert', 'corner', 'gradient-ascent'],
    filters: ['sphere', 'loss', 'knn-distance', 'spectral'],
    epsilonRange: [card.epsilonMax / 10, Math.min(1, 1.5 * card.epsilonMax)],
    bluePoints: 10,
    phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 30_000 },
  };
  return { scenario, ...parts };
}
