import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DIGITS_RECIPES } from '../../tools/digits.ts';

/** A pack of digits, digits-4v9 unless said: the prepared file, or made on the spot where there is none. */
export async function digitsPack(id: 'digits-4v9' | 'digits' = 'digits-4v9'): Promise<Uint8Array> {
  const file = `${id}.pack`;
  const path = fileURLToPath(new URL(`../../build/packs/${file}`, import.meta.url));
  if (existsSync(path)) return readFileSync(path);
  const recipe = DIGITS_RECIPES.find((each) => each.file === file);
  if (!recipe) throw new Error(`nobody knows how to make ${file}`);
  return recipe.make(() => undefined);
}
