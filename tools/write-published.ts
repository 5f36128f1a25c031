/** `node dist/tools/write-published.js`: the best play of docs/balance-drawn.md as data, for pages to show. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { publishedIn } from './published.ts';

const FILE = 'instrument/balance/published.ts';
const text = readFileSync('docs/balance-drawn.md', 'utf8');
const source = `/** Best play on drawn wells, as docs/balance-drawn.md has it. Written by tools/write-published.ts. */
export interface PublishedPlay {
  readonly seeds: number;
  /** The attack's advantage when both sides play their best mix, 50 + (attack − defence) / 2. */
  readonly value: number;
  /** Recipes and the share of rounds in which they are played, 0 … 1. */
  readonly attack: readonly (readonly [recipe: string, share: number])[];
  readonly defence: readonly (readonly [recipe: string, share: number])[];
}

export const PUBLISHED: Readonly<Record<string, PublishedPlay>> = ${JSON.stringify(publishedIn(text))};
`;
writeFileSync(FILE, source);
execFileSync('npx', ['biome', 'check', '--write', FILE], { stdio: 'inherit' });
