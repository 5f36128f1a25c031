/**
 * Writes the data packs that the scenarios read: `node dist/tools/prepare-data.js [folder]`, by
 * default build/packs. Sources are npm packages that are already installed, so no network is needed.
 * A pack whose recipe has not changed is left alone.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { decodeSections } from '../engine/data/sections.ts';
import { DIGITS_RECIPES } from './digits.ts';
import type { DataRecipe } from './recipe.ts';
import { SPAM_RECIPES } from './spam.ts';

const RECIPES: readonly DataRecipe[] = [...DIGITS_RECIPES, ...SPAM_RECIPES];

const folder = resolve(process.argv[2] ?? 'build/packs');
for (const recipe of RECIPES) {
  const path = join(folder, recipe.file);
  mkdirSync(dirname(path), { recursive: true });
  if (isUpToDate(path, recipe)) {
    process.stdout.write(`${recipe.file}: up to date\n`);
    continue;
  }
  const bytes = await recipe.make((done) => showProgress(recipe.file, done));
  // A reader never meets half a file: write beside it, then rename.
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  showProgress(recipe.file, 1);
  process.stdout.write(`\n${recipe.file}: ${(bytes.length / 1e6).toFixed(1)} MB\n`);
}

function isUpToDate(path: string, recipe: DataRecipe): boolean {
  try {
    const { meta } = decodeSections(readFileSync(path));
    const { provenance } = meta as {
      readonly provenance: { readonly version: string; readonly cut: string };
    };
    return provenance.version === recipe.version() && provenance.cut === recipe.cut;
  } catch {
    return false; // missing, cut off or of an older format: make it again
  }
}

function showProgress(name: string, done: number): void {
  if (!process.stdout.isTTY && done < 1) return;
  const width = 24;
  const bar = '#'.repeat(Math.round(done * width)).padEnd(width, '.');
  process.stdout.write(`\r${name}: [${bar}] ${Math.round(done * 100)} %`);
}
