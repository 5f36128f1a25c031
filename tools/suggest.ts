/**
 * `node dist/tools/suggest.js`: writes instrument/suggested.ts, which recipes the desks suggest on each scenario, from the
 * tables of docs/balance-drawn.md. To be run when these have changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestionsFile, suggestionsFrom } from '../instrument/balance/suggestions.ts';
import { projectFolder } from './project.ts';

const document = readFileSync(join(projectFolder(), 'docs/balance-drawn.md'), 'utf8');
writeFileSync(join(projectFolder(), 'instrument/suggested.ts'), suggestionsFile(suggestionsFrom(document)));
