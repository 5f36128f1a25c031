import type { z } from 'zod';
import { serviceOf } from '../../engine/round/menus.ts';
import { mostInTime, type Offered } from '../../engine/round/offer.ts';
import { type ParameterProperty, propertiesOf } from '../../engine/round/parameter-ranges.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { idleParameters } from '../../engine/victims/needs.ts';

export type ParamValue = number | string | boolean;
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** One control of a form, derived from a recipe's schema. */
export type ParamField =
  | {
      readonly kind: 'number';
      readonly key: string;
      readonly initial: number;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** Shown in percent. */
      readonly isShare: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly key: string;
      readonly initial: string;
      readonly options: readonly string[];
    }
  | {
      readonly kind: 'text';
      readonly key: string;
      readonly initial: string;
      /** Longest text, in UTF-16 units. */
      readonly max: number;
    }
  | {
      readonly kind: 'switch';
      readonly key: string;
      readonly initial: boolean;
    };

/** Parameters that are shown in percent. */
const SHARES: ReadonlySet<string> = new Set(['remove', 'step']);

/** The form of a recipe's parameters, in the schema's order. Kinds it cannot draw are left to their defaults. */
export function formOf(schema: z.ZodType): readonly ParamField[] {
  return Object.entries(propertiesOf(schema)).flatMap(([key, property]) => fieldOf(key, property) ?? []);
}

/** The form as a scenario offers it: without parameters that do nothing there, and within what it has time for. */
export function offeredForm(scenario: Scenario, recipe: Offered): readonly ParamField[] {
  const idle = idleParameters(recipe, serviceOf(scenario));
  const most = mostInTime(scenario, recipe);
  return formOf(recipe.params)
    .filter(({ key }) => !idle.has(key))
    .map((field) => {
      const limit = most[field.key];
      return field.kind === 'number' && limit !== undefined ? { ...field, max: limit } : field;
    });
}

function fieldOf(key: string, property: ParameterProperty): ParamField | null {
  if (property.enum) {
    const options = property.enum.map(String);
    return { key, kind: 'choice', options, initial: String(property.default ?? options[0] ?? '') };
  }
  if (property.type === 'boolean') return { key, kind: 'switch', initial: property.default === true };
  if (property.type === 'string') {
    return {
      key,
      kind: 'text',
      initial: String(property.default ?? ''),
      max: property.maxLength ?? 200,
    };
  }
  if (property.type !== 'number' && property.type !== 'integer') return null;
  const whole = property.type === 'integer';
  const initial = typeof property.default === 'number' ? property.default : (property.minimum ?? 0);
  // An int without bounds carries the safe-integer range; a slider over that would be useless.
  const bounded = (edge: number | undefined) =>
    edge !== undefined && Math.abs(edge) < Number.MAX_SAFE_INTEGER ? edge : undefined;
  const low = bounded(property.minimum);
  const openLow = bounded(property.exclusiveMinimum);
  const high = bounded(property.maximum);
  const openHigh = bounded(property.exclusiveMaximum);
  const max = high ?? openHigh ?? Math.max(1, initial * 4);
  const min = low ?? openLow ?? Math.min(0, initial);
  const step = whole ? 1 : stepFor(max - min);
  return {
    key,
    kind: 'number',
    isShare: SHARES.has(key),
    initial,
    step,
    min: openLow !== undefined && low === undefined ? min + step : min,
    max: openHigh !== undefined && high === undefined ? max - step : max,
  };
}

/** A round step that cuts a range into 50 to 200 parts. */
function stepFor(range: number): number {
  if (!(range > 0)) return 0.01;
  let step = 1;
  while (range / step > 200) step *= 10;
  while (range / step < 50) step /= 10;
  if (range / step > 100) return step;
  return range / (step / 2) <= 200 ? step / 2 : step;
}

export const initialValues = (fields: readonly ParamField[]): ParamValues =>
  Object.fromEntries(fields.map((field) => [field.key, field.initial]));

/** Values that came from elsewhere (a link, a plan) put on a form: unknown keys and wrong kinds dropped. */
export function adoptValues(
  fields: readonly ParamField[],
  given: Readonly<Record<string, unknown>>,
): ParamValues {
  return Object.fromEntries(
    fields.map((field) => {
      const value = given[field.key];
      if (field.kind === 'number' && typeof value === 'number' && Number.isFinite(value)) {
        return [field.key, Math.min(field.max, Math.max(field.min, value))];
      }
      if (field.kind === 'choice' && typeof value === 'string' && field.options.includes(value)) {
        return [field.key, value];
      }
      // A text of digits alone comes out of a link as a number.
      if (field.kind === 'text' && value !== undefined) return [field.key, String(value).slice(0, field.max)];
      if (field.kind === 'switch' && typeof value === 'boolean') return [field.key, value];
      return [field.key, field.initial];
    }),
  );
}
