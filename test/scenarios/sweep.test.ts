import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/round/scenario.ts';
import { isFog } from '../../engine/round/scenarios/fog.ts';
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

/** Fogs between the smallest and the largest have their rows, victim and menus. */
const SWEPT = SCENARIO_IDS.filter((id) => !isFog(id) || id === 'fog-2' || id === 'fog-512');

const menuOf = ({ attacks, filters, defences = [] }: Scenario): string[] => [
  ...attacks.map((recipe) => `attack ${recipe}`),
  ...filters.map((recipe) => `filter ${recipe}`),
  ...defences.map((recipe) => `defence ${recipe}`),
];

/** Whether the scenario is the smallest of those that offer the recipe against its victim. */
function isSmallest(scenario: Scenario, name: string): boolean {
  const alike = SWEPT.map((id) => SCENARIOS[id]).filter(
    (other) => other.victim === scenario.victim && menuOf(other).includes(name),
  );
  const sizeOf = ({ trainRows, features }: Scenario) => trainRows * features;
  return alike.every((other) => sizeOf(other) >= sizeOf(scenario));
}

describe.each(SWEPT)('all plans of %s with parameters at their ends', (id) => {
  const scenario = SCENARIOS[id];
  const subjects = subjectsOf(core, (seed) => loadWell(core, id, packOf(id), seed));

  it.each(menuOf(scenario))(
    'SCEN-72, SCEN-73 %s: nothing is thrown, it stays in time, and every parameter counts',
    async (name) => {
      const subject = (await subjects).get(name) as Subject;
      const plans = plansAtEnds(scenario, subject.recipe, isSmallest(scenario, name));
      let before = slowness();
      for (const plan of plans) {
        const { seconds } = await subject.run(plan, 0);
        const after = slowness();
        const allowed = SLACK * (scenario.mostSeconds ?? 0) * Math.max(before, after);
        expect(seconds, `${name} ${JSON.stringify(plan)}`).toBeLessThan(allowed);
        before = after;
      }
      const usual = await subject.print({}, 0);
      for (const [parameter, values] of endsOf(scenario, subject.recipe)) {
        const alone = plans.filter((plan) => Object.keys(plan).join() === parameter);
        const prints = await Promise.all(alone.map((plan) => subject.print(plan, 0)));
        const counts =
          prints.some((print) => print !== usual) ||
          (await countsSomewhere(subject, plans, parameter, values));
        expect(counts, `${name}.${parameter} changes nothing on ${id}`).toBe(true);
      }
    },
  );
});

/** Whether two values of the parameter differ in what comes out, with other parameters or in other situations. */
async function countsSomewhere(
  { print }: Subject,
  plans: readonly Values[],
  parameter: string,
  values: readonly (number | string | boolean)[],
): Promise<boolean> {
  for (let situation = 0; situation < SITUATIONS; situation++) {
    for (const plan of situation === 0 ? plans : plans.slice(0, 1)) {
      const prints = new Set<string>();
      for (const value of values) prints.add(await print({ ...plan, [parameter]: value }, situation));
      if (prints.size > 1) return true;
    }
  }
  return false;
}
