/**
 * `node dist/tools/from-balance.js`: takes what pages need of docs/balance-drawn.md into modules of data, best play and
 * what the desks suggest. To be run when that document has changed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { suggestionsFrom } from '../instrument/balance/suggestions.ts';
import { publishedIn } from './published.ts';

const document = readFileSync('docs/balance-drawn.md', 'utf8');
const modules = {
  'instrument/balance/published.ts': publishedIn(document),
  'instrument/balance/suggested.ts': suggestionsFrom(document),
};
/** Where the data begin, below their types. */
const BEGIN = ' = {';

for (const [file, data] of Object.entries(modules)) {
  const [types = ''] = readFileSync(file, 'utf8').split(BEGIN);
  writeFileSync(file, `${types} = ${JSON.stringify(data)};\n`);
}
execFileSync('npx', ['biome', 'check', '--write', ...Object.keys(modules)], { stdio: 'inherit' });
