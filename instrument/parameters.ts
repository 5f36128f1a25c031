import type { z } from 'zod';
import { GameError } from '../engine/errors.ts';
import { type ParameterProperty, propertiesOf } from '../engine/round/parameter-ranges.ts';
import { type Needing, wordsOfNeed } from '../engine/victims/needs.ts';
import { nearestNames } from './names.ts';
import { remarkError } from './remarks.ts';

/** One parameter of a recipe, as its schema describes it. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly default: string | number | boolean | null;
  /** As in `0 … 0.5` or `tanh, relu`; empty where anything of the type goes. */
  readonly range: string;
  /** What it needs of a service to do anything, in words; absent where it does something everywhere. */
  readonly needs?: string;
}

/** The parameters that a recipe's schema takes, in its order. */
export function parametersOf(schema: z.ZodType, { parameterNeeds = {} }: Needing = {}): Parameter[] {
  return Object.entries(propertiesOf(schema)).map(([name, property]) => ({
    name,
    type: property.enum ? 'choice' : (property.type ?? 'value'),
    default: property.default ?? null,
    range: rangeOf(property),
    ...(parameterNeeds[name] && { needs: wordsOfNeed(parameterNeeds[name]) }),
  }));
}

function rangeOf(property: ParameterProperty): string {
  if (property.enum) return property.enum.join(', ');
  // A bound near the ends of what a number can hold is no bound that a person set.
  const real = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < 2 ** 53 - 1;
  const low = real(property.minimum) ? `${property.minimum}` : undefined;
  const open = real(property.exclusiveMinimum) ? `> ${property.exclusiveMinimum}` : undefined;
  const high = property.maximum ?? property.exclusiveMaximum;
  if (low === undefined && open === undefined) return real(high) ? `up to ${high}` : '';
  if (!real(high)) return open ?? `from ${low}`;
  return `${open ?? low} … ${high}`;
}

/** What is said around a parameter's name, range and default. */
export interface ParameterWords {
  /** By the types of schemas; a type without an entry keeps its name. */
  readonly types: Readonly<Record<string, string>>;
  readonly noDefault: string;
  readonly byDefault: (value: string) => string;
  /** Of what it needs of a service, in English words. */
  readonly needing: (what: string) => string;
}

const ENGLISH_PARAMETERS: ParameterWords = {
  types: {},
  noDefault: 'no default',
  byDefault: (value) => `default ${value}`,
  needing: (what) => `needs ${what}`,
};

/** As in `remove (number, 0 … 0.5, default 0.05)`, and in English where no other words are given. */
export function describeParameter(
  { name, type, range, default: standard, needs }: Parameter,
  words = ENGLISH_PARAMETERS,
): string {
  const said = standard === null ? words.noDefault : words.byDefault(`${standard}`);
  const parts = [words.types[type] ?? type, range, said].filter(Boolean);
  return `${name} (${parts.join(', ')})${needs ? `, ${words.needing(needs)}` : ''}`;
}

export type ParameterValues = Record<string, string | number | boolean>;

/**
 * `key=value` texts as values that the schema accepts.
 * @throws GameError 'bad-parameters' with what the recipe takes.
 */
export function readParameters(recipe: string, schema: z.ZodType, texts: readonly string[]): ParameterValues {
  const known = parametersOf(schema);
  const takes = known.map((each) => describeParameter(each)).join('; ');
  const values: ParameterValues = {};
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals < 1) throw remarkError('bad-parameters', 'parameter-form', { recipe, found: text, takes });
    const name = text.slice(0, equals);
    const parameter = known.find((each) => each.name === name);
    if (!parameter) {
      const names = known.map((each) => each.name);
      const nearest = nearestNames(name, names, 1);
      throw remarkError('bad-parameters', 'parameter-unknown', { recipe, name, nearest, takes });
    }
    values[name] = valueFrom(parameter, text.slice(equals + 1));
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return values;
  const issue = parsed.error.issues[0];
  throw new GameError(
    'bad-parameters',
    `${recipe}: ${issue?.path.join('.') || 'parameters'}: ${issue?.message}; it takes ${takes || 'none'}`,
  );
}

/** The text as the type its schema names; what does not fit stays text, for the schema to refuse. */
function valueFrom({ type }: Parameter, text: string): string | number | boolean {
  if ((type === 'number' || type === 'integer') && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
