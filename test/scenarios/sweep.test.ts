import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isGenerated, SCENARIO_IDS, SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { slowness } from '../../tools/slowness.ts';
import { endsOf, plansAtEnds, SITUATIONS, type Subject, subjectsOf, type Values } from '../support/sweep.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** Estimates are rough. */
const SLACK = 2;
function packOf(id: ScenarioId): Uint8Array | null {
  const file = new URL(`../../build/packs/${id}.pack`, import.meta.url);
  if (isGenerated(id)) return null;
  expect(existsSync(file), `${file} is missing: node dist/tools/prepare-data.js`).toBe(true);
  return readFileSync(file);
}

describe.each(SCENARIO_IDS)('all plans of %s with parameters at their ends', (id) => {
  const scenario = SCENARIOS[id];
  const menu = [
    ...scenario.attacks.map((recipe) => `attack ${recipe}`),
    ...scenario.filters.map((recipe) => `filter ${recipe}`),
    ...(scenario.defences ?? []).map((recipe) => `defence ${recipe}`),
  ];
  const subjects = subjectsOf(core, (seed) => loadWell(core, id, packOf(id), seed));

  it.each(menu)(
    'SCEN-72, SCEN-73 %s: nothing is thrown, it stays in time, and every parameter counts',
    async (name) => {
      const subject = (await subjects).get(name) as Subject;
      const plans = plansAtEnds(scenario, subject.recipe);
      for (const plan of plans) {
        const before = slowness();
        const { seconds } = subject.run(plan, 0);
        const allowed = SLACK * (scenario.mostSeconds ?? 0) * Math.max(before, slowness());
        expect(seconds, `${name} ${JSON.stringify(plan)}`).toBeLessThan(allowed);
      }
      for (const [parameter, values] of endsOf(scenario, subject.recipe)) {
        const counts =
          plans.some((plan) => isAlone(parameter, plan) && subject.print(plan, 0) !== subject.print({}, 0)) ||
          countsSomewhere(subject, plans, parameter, values);
        expect(counts, `${name}.${parameter} changes nothing on ${id}`).toBe(true);
      }
    },
  );
});

const isAlone = (parameter: string, plan: Values) => Object.keys(plan).join() === parameter;

/** Whether two values of the parameter differ in what comes out, with other parameters or in other situations. */
function countsSomewhere(
  { print }: Subject,
  plans: readonly Values[],
  parameter: string,
  values: readonly (number | string | boolean)[],
): boolean {
  for (let situation = 0; situation < SITUATIONS; situation++) {
    for (const plan of situation === 0 ? plans : plans.slice(0, 1)) {
      const prints = values.map((value) => print({ ...plan, [parameter]: value }, situation));
      if (new Set(prints).size > 1) return true;
    }
  }
  return false;
}
