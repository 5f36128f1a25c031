/**
 * Measures how long recipes take: `node dist/tools/plan-costs/main.js [--write] [scenario[/victim]…]`. With --write the
 * constants go into engine/round/work-constants.ts and the table into docs/plan-costs.md; else they are printed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCore } from '../../engine/numeric/create-core.ts';
import { STEP_SECONDS } from '../../engine/round/plan-time.ts';
import { isShipped } from '../../engine/round/scenarios/index.ts';
import { ATTACK_WORK, DEFENCE_WORK, FILTER_WORK, type Work } from '../../engine/round/work.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import { projectFolder } from '../project.ts';
import { type RecipeSide, runsOf, type Subject, subjectsOf, type TimedRun } from './measure.ts';

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
/** Small and large, every kind of victim and every objective. */
const MEASURED = [
  'moons',
  'fog-128',
  'spam',
  'spam-bayes',
  'features',
  'digits-4v9',
  'digits',
  'fog-128/hinge',
] as const;
const scenarios: readonly string[] = positionals.length > 0 ? positionals : MEASURED;
/** Runs that took less than this share of a recipe's longest, or less than this, say more of what comes before the steps. */
const LONG_SHARE = 0.5;
const LONG_SECONDS = 0.02;
const LEAST_SHARE = 0.1;

const core = await createCore(readFileSync(join(projectFolder(), 'build/core.wasm')));
const runs: TimedRun[] = [];
for (const id of scenarios) {
  const [scenario = '', victim] = id.split('/');
  if (!isShipped(scenario)) throw new Error(`no scenario ${scenario}`);
  for (const subject of await subjectsOf(core, scenario, victim as VictimId | undefined))
    runs.push(...runsOf(subject));
  process.stderr.write(`${id}: ${runs.length} runs\n`);
}

const WORKS: Readonly<Record<RecipeSide, Readonly<Record<string, Work | null>>>> = {
  attack: ATTACK_WORK,
  filter: FILTER_WORK,
  defence: DEFENCE_WORK,
};
/** A recipe and what was measured of it; of one that fits no scenario nothing. */
const measured = (['attack', 'filter', 'defence'] as const).flatMap((side) =>
  Object.entries(WORKS[side]).map(([id, work]) => {
    const own = runs.filter(({ subject }) => subject.side === side && subject.id === id);
    const longest = own.reduce<TimedRun | null>(
      (most, run) => (most && most.seconds >= run.seconds ? most : run),
      null,
    );
    return { side, id, work, own, longest, nanos: nanosOf(own, longest) };
  }),
);

/**
 * The most that a number took in any of the longest runs, in two digits. Where the time of the steps leaves less, a tenth of
 * the run is counted for the numbers: with more of them it would take longer, and an estimate has to say so.
 */
function nanosOf(own: readonly TimedRun[], longest: TimedRun | null): number {
  if (!longest?.subject.work) return 0;
  const least = Math.min(longest.seconds, Math.max(LONG_SECONDS, LONG_SHARE * longest.seconds));
  const long = own.filter(({ seconds }) => seconds >= least);
  const most = long.map(({ seconds, steps, numbers }) => {
    const overNumbers = Math.max(seconds - steps * STEP_SECONDS, LEAST_SHARE * seconds);
    return overNumbers / (steps * numbers);
  });
  return Number((1e9 * Math.max(...most)).toPrecision(2));
}

const key = (id: string) => (id.includes('-') ? `'${id}'` : id);
const constants = (['attack', 'filter', 'defence'] as const).map((side) => {
  const lines = measured
    .filter((each) => each.side === side)
    .map(({ id, nanos }) => `  ${key(id)}: ${nanos},`);
  return `export const ${side.toUpperCase()}_NANOS = {\n${lines.join('\n')}\n};\n`;
});
const source = `/**
 * Nanoseconds for one number of what a step of a recipe goes over (work.ts), on one core at 3.7 GHz: written by
 * \`node dist/tools/plan-costs/main.js --write\`.
 */
${constants.join('\n')}`;

const stepsText = ({ steps = [] }: Work) =>
  steps
    .map((terms) => (terms.length > 1 && steps.length > 1 ? `(${terms.join(' + ')})` : terms.join(' + ')))
    .join(' × ') || '1';
const planText = ({ scenario }: Subject, params: TimedRun['params']) =>
  [
    `\`${scenario.id}\` (${scenario.victim})`,
    ...Object.entries(params).map(([name, value]) => `${name} ${value}`),
  ].join(', ');
const rows = measured.map(({ side, id, work, longest, nanos }) => {
  const how = work ? [stepsText(work), work.per, String(nanos)] : ['its own formula', '', ''];
  const longestText = longest
    ? [planText(longest.subject, longest.params), longest.seconds.toFixed(3)]
    : ['', ''];
  return `| ${[side, `\`${id}\``, ...how, ...longestText].join(' | ')} |`;
});
const table = [
  '| side | recipe | steps | over | ns | longest run measured | s |',
  '| --- | --- | --- | --- | ---: | --- | ---: |',
  ...rows,
].join('\n');

if (values.write) {
  writeFileSync(join(projectFolder(), 'engine/round/work-constants.ts'), source);
  const page = join(projectFolder(), 'docs/plan-costs.md');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, `${text.slice(0, text.indexOf('| side |'))}${table}\n`);
} else process.stdout.write(`${source}\n${table}\n`);
