import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodePack } from '../../engine/data/pack.ts';
import { digits4v9 } from '../../tools/mnist.ts';

/** The pack of digits-4v9: the prepared file, or made on the spot where nobody has prepared it. */
export function digitsPack(): Uint8Array {
  const path = fileURLToPath(new URL('../../build/packs/digits-4v9.pack', import.meta.url));
  return existsSync(path) ? readFileSync(path) : encodePack(digits4v9.make(() => undefined));
}
