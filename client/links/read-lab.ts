import { ATTACK_IDS, type AttackId } from '../../engine/attacks/ids.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { withVictim } from '../../engine/round/menus.ts';
import { HAND, type RowsPlan } from '../../engine/round/plans.ts';
import { rowSetSchema } from '../../engine/round/row-set.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import { isSimpleAttack } from '../../instrument/kinds.ts';
import { defencesFor, moreAttacks, victimsFor } from '../forms/catalogue.ts';
import type { ParamValue, ParamValues } from '../forms/params-form.ts';
import { suggestedAttacks } from '../forms/suggestions.ts';
import { LAB_SCENARIO, type LabState, MOST_ROWS_CHARS, scenarioNamed, writeLab } from './lab-link.ts';
import { findScenario, scenarioOf } from './scenarios.ts';

export const MAX_FILTERS = 2;

export function initialLab(scenario: string): LabState {
  const menu = scenarioOf(scenario);
  const { epsilonMax } = menu;
  const { suggested } = suggestedAttacks(menu);
  // The first result is there within a second: nothing is optimised for it.
  const id = suggested.find(isSimpleAttack) ?? (suggested[0] as AttackId);
  return { scenario, seed: 2026, attack: { id, params: {} }, epsilon: epsilonMax, filters: [] };
}

/**
 * What of a link was not understood, as it stands there: what the state that was read does not say. Parameters of recipes
 * are checked when the round is played.
 */
export function mistakesIn(fragment: string): readonly string[] {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const read = new URLSearchParams(writeLab(readLab(fragment)));
  const isSame = (key: string, text: string) => {
    const held = read.get(key);
    return held === text || (held !== null && text !== '' && Number(held) === Number(text));
  };
  return [...given]
    .filter(([key, text]) => !isSame(key, text))
    .map(([key, text]) => `${key}=${text.slice(0, 40)}`);
}

/** The state with another attack or other data: marks on single samples mean other samples then. */
export function withOtherDelivery(state: LabState): LabState {
  const { panel: _, ...rest } = state;
  return rest;
}

/** The state with another kind of model, without a training defence that does not fit it. */
export function labWithVictim(state: LabState, victim: VictimId): LabState {
  const { victim: _, defence, ...rest } = state;
  const scenario = scenarioOf(state.scenario);
  const fits = defence && defencesFor(withVictim(scenario, victim)).includes(defence.id);
  return { ...rest, ...(victim !== scenario.victim && { victim }), ...(fits && { defence }) };
}

/** A link's fragment as a state. What is missing or not understood becomes the scenario's default. */
export function readLab(fragment: string): LabState {
  const query = new URLSearchParams(fragment.replace(/^#/, ''));
  const scenario = findScenario(scenarioNamed(fragment))?.id ?? LAB_SCENARIO;
  const start = initialLab(scenario);
  const menu = scenarioOf(scenario);
  const inLab = [...menu.attacks, ...moreAttacks(menu)];
  const victim = victimsFor(menu).find((id) => id === query.get('v') && id !== menu.victim);
  const accounts = Number(query.get('k'));
  const attack = ATTACK_IDS.find((id) => id === query.get('a') && inLab.includes(id));
  const seed = Number(query.get('n'));
  const epsilon = Number(query.get('e') ?? Number.NaN);
  const filters = [1, 2].flatMap((i) => {
    const id = FILTER_IDS.find((each) => each === query.get(`f${i}`));
    return id ? [{ id, params: readParams(query, `f${i}.`) }] : [];
  });
  const defence = defencesFor(withVictim(menu, victim)).find((id) => id === query.get('d'));
  return {
    scenario,
    seed: query.has('n') && Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff ? seed : start.seed,
    attack: attack ? { id: attack, params: readParams(query, 'a.') } : start.attack,
    epsilon: epsilon >= 0 && epsilon <= menu.epsilonMax ? epsilon : start.epsilon,
    ...(Number.isInteger(accounts) && accounts > 1 && accounts <= 64 && { accounts }),
    ...(victim && { victim }),
    filters: filters.filter(({ id }, i) => filters.findIndex((other) => other.id === id) === i),
    ...(defence && { defence: { id: defence, params: readParams(query, 'd.') } }),
    ...readWork(query),
  };
}

/** Work by hand, on either side. */
function readWork(query: URLSearchParams): Pick<LabState, 'rows' | 'panel' | 'cap'> {
  const file = query.get('h') ?? '';
  const made = (query.get('hm') ?? '').split(' ').filter((id) => id !== '');
  const known = made.filter((id): id is RowsPlan['made'][number] =>
    ([...ATTACK_IDS, HAND] as readonly string[]).includes(id),
  );
  const [drop = '', keep = ''] = (query.get('p') ?? '').split('.');
  const marks = [drop, keep].every((set) => rowSetSchema.safeParse(set).success) && drop + keep !== '';
  const cap = Number(query.get('c'));
  return {
    ...(/^[A-Za-z0-9_-]+$/.test(file) &&
      file.length <= MOST_ROWS_CHARS && { rows: { file, made: known.slice(0, 8) } }),
    ...(marks && { panel: { drop, keep } }),
    ...(Number.isInteger(cap) && cap >= 1 && cap <= 100_000 && { cap }),
  };
}

function readParams(query: URLSearchParams, prefix: string): ParamValues {
  const params: Record<string, ParamValue> = {};
  for (const [key, text] of query) {
    if (!key.startsWith(prefix)) continue;
    const number = Number(text);
    const flag = text === 'true' ? true : text === 'false' ? false : null;
    params[key.slice(prefix.length)] = flag ?? (text !== '' && Number.isFinite(number) ? number : text);
  }
  return params;
}
