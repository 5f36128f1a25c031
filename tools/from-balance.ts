/**
 * `node dist/tools/from-balance.js`: takes what pages and bots need of docs/balance-drawn.md into modules of data: best play,
 * the recipes that it is made of, and what the desks suggest. To be run when that document has changed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { suggestionsFrom } from '../instrument/balance/suggestions.ts';
import { publishedIn, recipesIn } from './published.ts';

const document = readFileSync('docs/balance-drawn.md', 'utf8');
const published = publishedIn(document);
const modules = {
  'instrument/balance/published.ts': published,
  'engine/round/best-play.ts': recipesIn(published),
  'instrument/balance/suggested.ts': suggestionsFrom(document),
};
/** Where the data begin, below their types. */
const BEGIN = ' = {';

for (const [file, data] of Object.entries(modules)) {
  const [types = ''] = readFileSync(file, 'utf8').split(BEGIN);
  writeFileSync(file, `${types} = ${JSON.stringify(data)};\n`);
}
execFileSync('npx', ['biome', 'check', '--write', ...Object.keys(modules)], { stdio: 'inherit' });
