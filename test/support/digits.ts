import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodePack } from '../../engine/data/pack.ts';
import { DIGITS_RECIPES } from '../../tools/digits.ts';

/** The pack of digits-4v9: the prepared file, or made on the spot where nobody has prepared it. */
export async function digitsPack(): Promise<Uint8Array> {
  const file = 'digits-4v9.pack';
  const path = fileURLToPath(new URL(`../../build/packs/${file}`, import.meta.url));
  if (existsSync(path)) return readFileSync(path);
  const recipe = DIGITS_RECIPES.find((each) => each.file === file);
  if (!recipe) throw new Error(`nobody knows how to make ${file}`);
  return encodePack(await recipe.make(() => undefined));
}
