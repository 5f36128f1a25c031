import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { contentSeed } from '../../engine/data/content-order.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { attackPoints, ROW_COST } from '../../engine/round/costs.ts';
import { forgeInRound } from '../../engine/round/forge.ts';
import { fittingMenu, serviceOf, withVictim } from '../../engine/round/menus.ts';
import { checkOffer, type Offered } from '../../engine/round/offer.ts';
import { propertiesOf, rangesOf } from '../../engine/round/parameter-ranges.ts';
import { attackTime, defenceTime, filterTime } from '../../engine/round/plan-time.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { isGenerated, SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import type { Round } from '../../engine/round/stages.ts';
import { loadWell } from '../../engine/round/well.ts';
import {
  ATTACK_WORK,
  DEFENCE_WORK,
  EXTENTS,
  FILTER_WORK,
  settingOf,
  type Work,
  workSteps,
} from '../../engine/round/work.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import { projectFolder } from '../project.ts';
import { slowness } from '../slowness.ts';

export type RecipeSide = 'attack' | 'filter' | 'defence';
type Params = Readonly<Record<string, number>>;

/** One recipe of one scenario, ready to be run. */
export interface Subject {
  readonly side: RecipeSide;
  readonly id: string;
  readonly recipe: Offered;
  /** Null where it states its seconds itself. */
  readonly work: Work | null;
  readonly scenario: Scenario;
  /** Rows of poison that it makes; 0 for defenders' recipes. */
  readonly poison: number;
  run(params: Params): unknown;
}

/** A run of a recipe. */
export interface TimedRun {
  readonly subject: Subject;
  readonly params: Params;
  /** Processor seconds at 3.7 GHz. */
  readonly seconds: number;
  readonly steps: number;
  /** What each step goes over. */
  readonly numbers: number;
}

/** Every recipe that fits the scenario, whether it is on its menu or not. @param victim  its own when absent */
export async function subjectsOf(core: Core, id: ScenarioId, victim?: VictimId): Promise<Subject[]> {
  const scenario = withVictim(SCENARIOS[id], victim);
  const well = { ...loadWell(core, id, packOf(id), 1), scenario };
  const round = await openRound(core, well, 1);
  const menu = fittingMenu({ ...serviceOf(scenario), trusted: well.golden.n }, scenario.objective);
  const rowsOf = (attack: AttackId) => Math.floor(attackPoints(scenario) / ROW_COST[ATTACKS[attack].means]);
  const planOf = (attack: AttackId, params: Params) => ({
    attack: { id: attack, params },
    epsilon: rowsOf(attack) / scenario.trainRows,
  });
  const { stream, contributor } = round.deliver(planOf(scenario.attacks[0] as AttackId, {}));
  const seen = {
    victim: scenario.victim,
    victimParams: scenario.victimParams,
    seed: contentSeed(stream),
    golden: well.golden,
  };
  const aids = contributor ? { contributor } : {};
  prepare(round);
  return [
    ...menu.attacks.map(
      (attack): Subject => ({
        ...{ side: 'attack', id: attack, recipe: ATTACKS[attack], work: ATTACK_WORK[attack], scenario },
        poison: rowsOf(attack),
        run: (params) => forgeInRound(core, round, planOf(attack, params)),
      }),
    ),
    ...menu.filters.map(
      (filter): Subject => ({
        ...{ side: 'filter', id: filter, recipe: FILTERS[filter], work: FILTER_WORK[filter], scenario },
        poison: 0,
        run: (params) => FILTERS[filter].inspect(core, { stream, ...seen, ...aids }, params),
      }),
    ),
    ...menu.defences.map(
      (defence): Subject => ({
        ...{
          side: 'defence',
          id: defence,
          recipe: DEFENCES[defence],
          work: DEFENCE_WORK[defence],
          scenario,
        },
        poison: 0,
        run: (params) => DEFENCES[defence].fit(core, { data: stream, ...seen }, params),
      }),
    ),
  ];
}

/** What rounds work out once is no part of what recipes take. */
function prepare(round: Round): void {
  round.clean();
  round.targets();
}

function packOf(id: ScenarioId): Uint8Array | null {
  if (isGenerated(id)) return null;
  const file = join(projectFolder(), 'build/packs', `${id}.pack`);
  if (!existsSync(file)) throw new Error(`${file} is missing: node dist/tools/prepare-data.js`);
  return readFileSync(file);
}

/** Runs the recipe with its defaults, and with each parameter that its steps depend on at the upper end. */
export function runsOf(subject: Subject): TimedRun[] {
  const runs: TimedRun[] = [];
  for (const params of plansOf(subject)) {
    const seconds = processorSeconds(() => subject.run(params));
    runs.push({ subject, params, seconds, ...sizeOf(subject, params) });
  }
  return runs;
}

/** The steps of a recipe with these parameters, and what each of them goes over. */
export function sizeOf({ recipe, work, scenario, poison }: Subject, params: Params) {
  if (!work) return { steps: 1, numbers: 0 };
  const filled = recipe.params.parse(params) as Readonly<Record<string, unknown>>;
  const numbers = EXTENTS[work.per]({ ...settingOf(scenario), poison });
  return { steps: workSteps(work, filled), numbers };
}

/** What the engine says that it takes. */
export function estimatedSeconds({ side, id, scenario, poison }: Subject, params: Params): number {
  const recipe = { id: id as never, params };
  if (side === 'attack') return attackTime(scenario, recipe, poison).seconds;
  if (side === 'filter') return filterTime(scenario, recipe).seconds;
  return defenceTime(scenario, recipe).seconds;
}

/** The parameters of a recipe that are measured. */
export function plansOf({ recipe, work, scenario }: Subject): Params[] {
  const names = (work?.steps ?? []).flat().filter((term) => typeof term === 'string');
  const ranges = rangesOf(recipe.params).filter(({ name }) => names.includes(name));
  const defaults = propertiesOf(recipe.params);
  const ends = ranges
    .filter(({ name, max }) => defaults[name]?.default !== max)
    .map(({ name, max }): Params => ({ [name]: max }));
  return [{}, ...ends].filter((params) => checkOffer(scenario, recipe, params) === null);
}

/** A first run may load or compile what a second one has; long ones are not run again. */
function processorSeconds(work: () => unknown): number {
  const first = onceTimed(work);
  return first > SHORT_SECONDS ? first : Math.min(first, onceTimed(work));
}

const SHORT_SECONDS = 0.1;

function onceTimed(work: () => unknown): number {
  const before = slowness();
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6 / Math.max(1, (before + slowness()) / 2);
}
