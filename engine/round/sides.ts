/** The two parts in a bout: one side poisons the data of a well, the other guards it. */
export const SIDES = ['attack', 'defend'] as const;
export type Side = (typeof SIDES)[number];

/** One thing for each side. */
export type BySide<T> = { readonly [S in Side]: T };
