import { z } from 'zod';
import { ERROR_CODES, type ErrorCode, GameError } from '../errors.ts';

/**
 * A recipe that could not do its work. The round goes on as if it had not been there, so that no failure
 * helps whoever brought it about: an attack forges nothing, a filter drops nothing, a training defence
 * leaves the victim its own way. A victim that cannot be trained answers one class, which is an outage.
 */
export interface RecipeFailure {
  /** Where, as in UnconvergedFits: forge, filter-1, filter-2, unfiltered, train. */
  readonly stage: string;
  /** Id of the attack, filter, training defence or victim. */
  readonly recipe: string;
  /** Of what it threw; 'internal' where that had none. */
  readonly code: ErrorCode;
}

/** RecipeFailure in a file. */
export const failureSchema = z.strictObject({
  stage: z.string().max(20),
  recipe: z.string().max(40),
  code: z.enum(ERROR_CODES),
}) satisfies z.ZodType<RecipeFailure>;

export type Attempt<T> =
  | { readonly value: T; readonly failure?: never }
  | { readonly failure: RecipeFailure; readonly value?: never };

/**
 * Lets a recipe do its work. Whether it fails follows from its arguments, so it fails alike everywhere.
 *
 * @throws what is the caller's own fault: parameters the recipe does not take ('bad-parameters' or a
 *   ZodError), or something it needs that it was not given ('bad-payload')
 */
export function attempt<T>(stage: string, recipe: string, work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    const code = error instanceof GameError ? error.code : 'internal';
    if (code === 'bad-parameters' || code === 'bad-payload') throw error;
    return { failure: { stage, recipe, code } };
  }
}

/** One sentence for a person: what failed, and what was done instead. */
export function describeFailure({ stage, recipe, code }: RecipeFailure): string {
  const instead = stage.startsWith('filter')
    ? 'it dropped nothing'
    : stage === 'forge'
      ? 'it forged nothing'
      : 'the round went on without it';
  return `${stage}: ${recipe} could not do its work (${code}), so ${instead}: choose other parameters for it`;
}
