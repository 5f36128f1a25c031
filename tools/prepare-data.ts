/**
 * Writes the data packs that the scenarios read: `node dist/tools/prepare-data.js [folder]`, by
 * default build/packs. Sources are npm packages that are already installed, so no network is needed.
 * A pack whose recipe has not changed is left alone.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodePack, encodePack, type Pack } from '../engine/data/pack.ts';
import { DIGITS_RECIPES } from './digits.ts';
import { SPAM_RECIPES } from './spam.ts';

interface Recipe {
  readonly file: string;
  /** Package version the pack is made from. */
  readonly version: () => string;
  readonly cut: string;
  readonly make: (progress: (done: number) => void) => Pack | Promise<Pack>;
}

const RECIPES: readonly Recipe[] = [...DIGITS_RECIPES, ...SPAM_RECIPES];

const folder = resolve(process.argv[2] ?? 'build/packs');
mkdirSync(folder, { recursive: true });
for (const recipe of RECIPES) {
  const path = join(folder, recipe.file);
  if (isUpToDate(path, recipe)) {
    process.stdout.write(`${recipe.file}: up to date\n`);
    continue;
  }
  const pack = await recipe.make((done) => showProgress(recipe.file, done));
  const bytes = encodePack(pack);
  // A reader never meets half a file: write beside it, then rename.
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  const { train, test, golden } = pack;
  showProgress(recipe.file, 1);
  process.stdout.write(
    `\n${recipe.file}: ${train.n} training, ${test.n} test, ${golden.n} golden samples, ${(bytes.length / 1e6).toFixed(1)} MB\n`,
  );
}

function isUpToDate(path: string, recipe: Recipe): boolean {
  try {
    const { provenance } = decodePack(readFileSync(path));
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
