/**
 * How strong the bots are: `node dist/tools/bot-strength.js [wells[@first]] [scenarios…]` plays those of every level
 * against those of every level on drawn wells, counted from a first one, and writes the table of docs/bot-strength.md.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createCore } from '../engine/numeric/create-core.ts';
import { BOT_LEVELS } from '../engine/round/bot-levels.ts';
import { isShipped, SCENARIO_IDS } from '../engine/round/scenarios/index.ts';
import { botStrength } from '../instrument/bot-strength.ts';

const [range = '6', ...named] = process.argv.slice(2);
const [wells, first = 0] = range.split('@').map(Number);
if (!(wells && wells > 0 && Number.isInteger(wells) && Number.isInteger(first) && first >= 0))
  throw new Error('say how many wells, and from which on, as in 24 or 24@100');
const core = await createCore(readFileSync('build/core.wasm'));
const bytesOf = (file: string) => (existsSync(file) ? readFileSync(file) : null);
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`| scenario | ${BOT_LEVELS.map((level) => `${level}: attack + defence`).join(' | ')} |`);
say('| --- | ---: | ---: | ---: |');
for (const id of named.length > 0 ? named.filter(isShipped) : SCENARIO_IDS) {
  const files = {
    pack: bytesOf(`build/packs/${id}.pack`),
    reserve: bytesOf(`build/packs/reserve/${id}.reserve`),
  };
  const strength = await botStrength(core, id, files, wells, first);
  const cells = BOT_LEVELS.map((level) => {
    const { attack, defence } = strength[level];
    const sum = attack.mean + defence.mean;
    return `${attack.mean.toFixed(1)} + ${defence.mean.toFixed(1)} = ${sum.toFixed(1)}`;
  });
  say(`| \`${id}\` | ${cells.join(' | ')} |`);
}
