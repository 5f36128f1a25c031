import { createHash } from 'node:crypto';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { contentSeed } from '../../engine/data/content-order.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { markedOf } from '../../engine/round/backdoor.ts';
import { attackPoints, ROW_COST } from '../../engine/round/costs.ts';
import { serviceOf } from '../../engine/round/menus.ts';
import { checkOffer, mostInTime, type Offered } from '../../engine/round/offer.ts';
import { propertiesOf, rangesOf } from '../../engine/round/parameter-ranges.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Delivery, Round } from '../../engine/round/stages.ts';
import type { Well } from '../../engine/round/well.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { idleParameters } from '../../engine/victims/needs.ts';

export type Values = Readonly<Record<string, number | string | boolean>>;

type Ends = readonly (number | string | boolean)[];

/** Texts to try where a parameter is a text. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: ['', 'free money, click here', 'minutes of the meeting on monday'],
  rows: ['', '1,2,3'],
};

/** The ends of every parameter that the scenario offers of a recipe; all options of a choice. */
export function endsOf(scenario: Scenario, recipe: Offered): ReadonlyMap<string, Ends> {
  const idle = idleParameters(recipe, serviceOf(scenario));
  const most = mostInTime(scenario, recipe);
  const ranges = new Map(rangesOf(recipe.params).map((range) => [range.name, range]));
  const found = new Map<string, Ends>();
  for (const [name, property] of Object.entries(propertiesOf(recipe.params))) {
    if (idle.has(name)) continue;
    const range = ranges.get(name);
    if (range) found.set(name, [range.min, most[name] ?? range.max]);
    else if (property.enum) found.set(name, property.enum);
    else if (property.type === 'boolean') found.set(name, [false, true]);
    else found.set(name, TEXTS[name] ?? []);
  }
  return found;
}

const allAt = (ends: Iterable<readonly [string, Ends]>, which: 0 | -1): Values =>
  Object.fromEntries(
    [...ends].flatMap(([name, values]) => (values.length > 0 ? [[name, values.at(which)]] : [])),
  ) as Values;

/**
 * The defaults, parameters at an end of their own, and all at their lower and upper ends, as far as they are allowed.
 *
 * @param upperAlone  also numbers at their upper ends with all others at their defaults, where the plan with all
 *                    parameters at their upper ends is allowed too
 */
export function plansAtEnds(scenario: Scenario, recipe: Offered, upperAlone: boolean): Values[] {
  const ends = [...endsOf(scenario, recipe)];
  const isAllowed = (plan: Values) => checkOffer(scenario, recipe, plan) === null;
  const numbers = ends.filter(([, values]) => values.every((value) => typeof value === 'number'));
  const together = [allAt(ends, 0), allAt(ends, -1)];
  const upperTogether = isAllowed(allAt(ends, -1));
  const single = ends.flatMap(([name, values]) => {
    const isCovered = upperTogether && !upperAlone && numbers.some(([number]) => number === name);
    return (isCovered ? values.slice(0, 1) : values).map((value): Values => ({ [name]: value }));
  });
  const allowed = [{}, ...single, ...together].filter(isAllowed);
  // Ends that are the defaults, and all ends of a single parameter, come up twice.
  const keys = allowed.map((plan) => filledIn(recipe, plan));
  return allowed.filter((_, i) => keys.indexOf(keys[i] as string) === i);
}

/** The values that a recipe gets by a plan, as a key: equal where two plans come to the same. */
function filledIn(recipe: Offered, plan: Values): string {
  return JSON.stringify(
    Object.entries(propertiesOf(recipe.params)).map(([name, property]) => plan[name] ?? property.default),
  );
}

/** What one recipe of a scenario did: a fingerprint, and the processor time. */
export interface Ran {
  readonly print: string;
  readonly seconds: number;
}

/** A menu entry as something that can be run with parameters on one of several situations. */
export interface Subject {
  readonly recipe: Offered;
  /** @param situation  0 for the usual one; others differ in seed and poison */
  run(params: Values, situation: number): Promise<Ran>;
  /** The fingerprint of a run; what has been run before is not run again. */
  print(params: Values, situation: number): Promise<string>;
}

export const SITUATIONS = 8;

/** Every recipe of the scenario's menus, by `kind name`. */
export async function subjectsOf(core: Core, wellOf: (seed: number) => Well): Promise<Map<string, Subject>> {
  const rounds = new Map<number, Promise<Round>>();
  /** Most menus need the usual situation only. */
  const roundOf = (situation: number): Promise<Round> => {
    const held = rounds.get(situation) ?? openRound(core, wellOf(situation + 1), situation + 1);
    rounds.set(situation, held);
    return held;
  };
  const { scenario } = (await roundOf(0)).well;
  const budget = (id: AttackId) =>
    Math.floor(attackPoints(scenario) / ROW_COST[ATTACKS[id].means]) / scenario.trainRows;
  const deliver = (round: Round, id: AttackId, params: Values) =>
    round.deliver({ attack: { id: id, params: { ...params } }, epsilon: budget(id) });
  const deliveries = new Map<number, Delivery>();
  const delivered = async (situation: number) => {
    // Situations walk through the menu; in the second half attacks have their parameters at the lower ends.
    const id = scenario.attacks[situation % scenario.attacks.length] as AttackId;
    const low = allAt(endsOf(scenario, ATTACKS[id]), 0);
    const held =
      deliveries.get(situation) ??
      deliver(await roundOf(situation), id, situation < SITUATIONS / 2 ? {} : low);
    deliveries.set(situation, held);
    return held;
  };
  const subjects = new Map<string, Subject>();
  for (const id of scenario.attacks) {
    const run = async (params: Values, at: number) => {
      const round = await roundOf(at);
      return timed(() => {
        const { stream, poison, failures } = deliver(round, id, params);
        if (failures.length > 0) throw new Error(`${id} failed: ${JSON.stringify(failures)}`);
        const mark = markedOf(round.well, poison.trigger);
        return [stream.x, stream.y, ...(mark ? [mark.samples.x] : [])];
      });
    };
    subjects.set(`attack ${id}`, subject(ATTACKS[id], run));
  }
  for (const id of scenario.filters) {
    const run = async (params: Values, at: number) =>
      inspected(core, await roundOf(at), await delivered(at), id, params);
    subjects.set(`filter ${id}`, subject(FILTERS[id], run));
  }
  for (const id of scenario.defences ?? []) {
    const run = async (params: Values, at: number) =>
      trained(core, await roundOf(at), await delivered(at), id, params);
    subjects.set(`defence ${id}`, subject(DEFENCES[id], run));
  }
  return subjects;
}

function subject(recipe: Offered, play: Subject['run']): Subject {
  const prints = new Map<string, string>();
  const keyOf = (params: Values, situation: number) => `${situation} ${filledIn(recipe, params)}`;
  const run: Subject['run'] = async (params, situation) => {
    const ran = await play(params, situation);
    prints.set(keyOf(params, situation), ran.print);
    return ran;
  };
  return {
    recipe,
    run,
    print: async (params, situation) =>
      prints.get(keyOf(params, situation)) ?? (await run(params, situation)).print,
  };
}

function inspected(
  core: Core,
  { well }: Round,
  { stream, contributor }: Delivery,
  id: FilterId,
  params: Values,
): Ran {
  const { golden, scenario } = well;
  const { victim, victimParams } = scenario;
  const seed = contentSeed(stream);
  const seen = { stream, victim, victimParams, seed, golden, ...(contributor && { contributor }) };
  return timed(() => {
    const { suspicion, dropped, relabelled } = FILTERS[id].inspect(core, seen, params);
    return [suspicion, dropped, ...(relabelled ? [relabelled] : [])];
  });
}

function trained(core: Core, { well }: Round, { stream }: Delivery, id: DefenceId, params: Values): Ran {
  const { golden, scenario } = well;
  const { victim, victimParams } = scenario;
  const training = { data: stream, victim, victimParams, seed: contentSeed(stream), golden };
  return timed(() => [DEFENCES[id].fit(core, training, params).model.weights]);
}

function timed(work: () => readonly ArrayBufferView[]): Ran {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of made)
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return { print: hash.digest('hex'), seconds: (user + system) / 1e6 };
}
