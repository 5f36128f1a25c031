import { GameError } from '../../engine/errors.ts';
import type { Scenario } from '../../engine/round/scenario.ts';

/**
 * The codes of one sample (contract/values.ts).
 *
 * @throws GameError 'bad-shape' for another number of features, 'out-of-range' for a code that the quantiser does not have
 */
export function codesIn(
  { features, quantiser }: Pick<Scenario, 'features' | 'quantiser'>,
  text: string,
): Uint8Array | Uint16Array {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  const isWide = quantiser.levels > 255;
  if (bytes.length !== features * (isWide ? 2 : 1))
    throw new GameError('bad-shape', `a sample has ${features} features of ${isWide ? 2 : 1} bytes`);
  const codes = isWide ? new Uint16Array(bytes.buffer) : bytes;
  if (codes.some((code) => code > quantiser.levels))
    throw new GameError('out-of-range', `a code is above ${quantiser.levels}: it is off the grid`);
  return codes;
}
