/** `node dist/tools/write-published.js`: the best play of docs/balance-drawn.md as data, for pages to show. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { publishedIn } from './published.ts';

const FILE = 'instrument/balance/published.ts';
/** Where the data begin, below their types. */
const BEGIN = ' = {';
const [types = ''] = readFileSync(FILE, 'utf8').split(BEGIN);
const published = JSON.stringify(publishedIn(readFileSync('docs/balance-drawn.md', 'utf8')));
writeFileSync(FILE, `${types} = ${published};\n`);
execFileSync('npx', ['biome', 'check', '--write', FILE], { stdio: 'inherit' });
