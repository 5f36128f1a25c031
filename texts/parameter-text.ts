import type { Texts } from './texts.ts';

/** One parameter of a recipe, for a person who sets it. */
export interface ParameterText {
  readonly label: string;
  /** One line below the control; empty where the label says it all. */
  readonly help: string;
}

/**
 * The words for a parameter: the recipe's own, else those for every parameter of that name; its bare name where there
 * are none, as for a recipe of a newer server.
 */
export function parameterText(
  { parameters }: Pick<Texts, 'parameters'>,
  recipe: string,
  name: string,
): ParameterText {
  const known: Readonly<Record<string, ParameterText>> = parameters;
  const found = [`${recipe}.${name}`, name].find((id) => Object.hasOwn(known, id));
  return found === undefined ? { label: name, help: '' } : (known[found] as ParameterText);
}

/** What a choice is called; the classes' own names stand for “first” and “second” where they are given. */
export function optionText(
  { options }: Pick<Texts, 'options'>,
  option: string,
  classNames: readonly string[] = [],
): string {
  const known: Readonly<Record<string, string>> = options;
  return (
    classNames[['first', 'second'].indexOf(option)] ??
    (Object.hasOwn(known, option) ? known[option] : undefined) ??
    option
  );
}
