import { z } from 'zod';

/** One parameter of a recipe as its JSON schema has it. */
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

/** The parameters that a recipe's schema takes, in its order. */
export function propertiesOf(schema: z.ZodType): Readonly<Record<string, ParameterProperty>> {
  const drawn = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return (drawn.properties ?? {}) as Readonly<Record<string, ParameterProperty>>;
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
