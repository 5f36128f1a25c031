import { z } from 'zod';

/** One parameter of a recipe, in the words of JSON Schema. */
export interface ParameterProperty {
  readonly type?: string;
  readonly default?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** The parameters that a recipe's schema takes, in its order; a kind that recipes have no use for is an empty property. */
export function propertiesOf(schema: z.ZodType): Readonly<Record<string, ParameterProperty>> {
  if (!(schema instanceof z.ZodObject)) return {};
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, propertyOf(field as z.ZodType)]),
  );
}

/** Zod's own JSON Schema has the same, and takes a page tens of milliseconds to write. */
function propertyOf(field: z.ZodType): ParameterProperty {
  if (field instanceof z.ZodDefault)
    return { ...propertyOf(field.unwrap() as z.ZodType), default: field.parse(undefined) as never };
  if (field instanceof z.ZodEnum) return { type: 'string', enum: field.options };
  if (field instanceof z.ZodBoolean) return { type: 'boolean' };
  if (field instanceof z.ZodString)
    return { type: 'string', ...(field.maxLength !== null && { maxLength: field.maxLength }) };
  if (!(field instanceof z.ZodNumber)) return {};
  const [low, high] = [field.minValue ?? -Infinity, field.maxValue ?? Infinity];
  const takes = (bound: number) => field.safeParse(bound).success;
  return {
    type: field.isInt ? 'integer' : 'number',
    ...(low > -Infinity && (takes(low) ? { minimum: low } : { exclusiveMinimum: low })),
    ...(high < Infinity && (takes(high) ? { maximum: high } : { exclusiveMaximum: high })),
  };
}

export interface NumberRange {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** Numeric parameters that are bounded on both sides, with ends that the schema takes. */
export function rangesOf(schema: z.ZodType): NumberRange[] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, property]) => {
    const { minimum, exclusiveMinimum, maximum } = property;
    const whole = property.type === 'integer';
    // An integer without bounds carries the safe-integer range, which nobody has set.
    const real = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < 2 ** 53 - 1;
    if ((!whole && property.type !== 'number') || maximum === undefined || !real(maximum)) return [];
    if (minimum !== undefined && real(minimum)) return [{ name, min: minimum, max: maximum, whole }];
    if (exclusiveMinimum === undefined || !real(exclusiveMinimum)) return [];
    const least = whole ? 1 : (maximum - exclusiveMinimum) / 1000;
    return [{ name, min: exclusiveMinimum + least, max: maximum, whole }];
  });
}
