import { ATTACK_IDS, type AttackId } from '../engine/attacks/ids.ts';
import { ATTACKS } from '../engine/attacks/index.ts';
import { GameError } from '../engine/errors.ts';
import { FILTER_IDS, type FilterId } from '../engine/filters/ids.ts';
import { FILTERS } from '../engine/filters/index.ts';
import { serviceOf } from '../engine/round/menus.ts';
import type { DefencePlan, RecipePlan } from '../engine/round/plans.ts';
import { wholeBudget } from '../engine/round/replies.ts';
import type { Scenario } from '../engine/round/scenario.ts';
import { DEFENCE_IDS, type DefenceId } from '../engine/training-defences/ids.ts';
import { DEFENCES } from '../engine/training-defences/index.ts';
import { idleParameters } from '../engine/victims/needs.ts';
import { knownName, unknownName } from './names.ts';
import { type ParameterValues, readParameters } from './parameters.ts';

/** A recipe with its parameters, and how it is written: `name:key=value:key=value`. */
export interface AttackChoice {
  readonly name: string;
  /** Null for `none`. */
  readonly attack: AttackId | null;
  readonly params: ParameterValues;
}

/** Up to two filters in a row and a way to train on the rest, written `first+second+training`; `none` for nothing. */
export interface DefenceChoice {
  readonly name: string;
  readonly filters: readonly { readonly id: FilterId; readonly params: ParameterValues }[];
  readonly defence: { readonly id: DefenceId; readonly params: ParameterValues } | null;
}

export const NONE = 'none';
const MAX_FILTERS = 2;

/** @param more  parameters given beside the name, `key=value` each */
export function attackChoice(text: string, more: readonly string[] = []): AttackChoice {
  const [id = '', ...own] = partsOf(text);
  if (id === NONE) return { name: NONE, attack: null, params: noParameters([...own, ...more]) };
  const attack = knownName('attack', id, [...ATTACK_IDS, NONE]) as AttackId;
  const params = readParameters(attack, ATTACKS[attack].params, [...own, ...more]);
  return { name: nameOf(attack, params), attack, params };
}

/** @param more  parameters for every recipe of the row, `key=value` each */
export function defenceChoice(text: string, more: readonly string[] = []): DefenceChoice {
  if (text.split(':')[0] === NONE) {
    noParameters([...text.split(':').slice(1), ...more]);
    return { name: NONE, filters: [], defence: null };
  }
  const names: string[] = [];
  const filters: DefenceChoice['filters'][number][] = [];
  let defence: DefenceChoice['defence'] = null;
  for (const part of text.split('+')) {
    const [id = '', ...own] = partsOf(part);
    if (defence)
      throw new GameError(
        'bad-parameters',
        `"${text}": a training defence is one, and comes last; ${id} follows it`,
      );
    const found = FILTER_IDS.find((each) => each === id);
    if (found) {
      const params = readParameters(found, FILTERS[found].params, [...own, ...more]);
      filters.push({ id: found, params });
      names.push(nameOf(found, params));
      continue;
    }
    const training = DEFENCE_IDS.find((each) => each === id);
    if (!training) throw unknownName('filter or training defence', id, [...FILTER_IDS, ...DEFENCE_IDS, NONE]);
    defence = {
      id: training,
      params: readParameters(training, DEFENCES[training].params, [...own, ...more]),
    };
    names.push(nameOf(training, defence.params));
  }
  if (filters.length > MAX_FILTERS)
    throw new GameError('bad-parameters', `"${text}": at most ${MAX_FILTERS} filters in a row`);
  return { name: names.join('+'), filters, defence };
}

/** @param epsilon  poisoned / clean rows; null for the scenario's whole budget */
export function attackPlanOf(scenario: Scenario, choice: AttackChoice, epsilon: number | null): RecipePlan {
  const { attack, params } = choice;
  if (attack === null) return { attack: { id: scenario.attacks[0] as AttackId, params: {} }, epsilon: 0 };
  for (const [parameter, reason] of idleParameters(ATTACKS[attack], serviceOf(scenario))) {
    if (parameter in params)
      throw new GameError(
        'bad-parameters',
        `${attack}: ${parameter} does nothing on ${scenario.id}: ${reason}; leave it out`,
      );
  }
  return { attack: { id: attack, params }, epsilon: epsilon ?? wholeBudget(scenario, attack) };
}

export function defencePlanOf({ filters, defence }: DefenceChoice): DefencePlan {
  return { filters: [...filters], ...(defence && { defence }) };
}

function noParameters(texts: readonly string[]): ParameterValues {
  if (texts.length === 0) return {};
  throw new GameError('bad-parameters', `${NONE} takes no parameters, found "${texts.join(' ')}"`);
}

/** The name and the parameters of `name:key=value:key=value`; what is written %XX is one character. */
function partsOf(text: string): string[] {
  return text.split(':').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch (cause) {
      throw new GameError('bad-parameters', `"${text}": expected two hex digits after %`, { cause });
    }
  });
}

/** The other way round: what separates recipes and parameters is written %XX, so that names are one word. */
function nameOf(id: string, params: ParameterValues): string {
  const escaped = (value: unknown) =>
    String(value).replace(/[%:+,\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return [id, ...Object.entries(params).map(([key, value]) => `${key}=${escaped(value)}`)].join(':');
}
