import { z } from 'zod';
import { ATTACK_IDS } from '../attacks/ids.ts';
import { MAX_OWN_MAIL } from '../attacks/mail-limit.ts';
import { FILTER_IDS } from '../filters/ids.ts';
import { DEFENCE_IDS } from '../training-defences/ids.ts';
import { rowSetSchema } from './row-set.ts';

/** Parameters on the wire: a small flat record; the recipe's own schema has the last word. */
const params = z
  .record(z.string().max(40), z.union([z.number(), z.string().max(MAX_OWN_MAIL), z.boolean()]))
  .default({});

/** A recipe by its id, and its parameters; absent ones take their defaults. */
const recipe = <const Ids extends readonly string[]>(ids: Ids) => z.strictObject({ id: z.enum(ids), params });

/** Accounts that attackers may send new rows from, at most. */
export const MAX_ACCOUNTS = 64;

/** A recipe and how much of the budget to use: the rows are forged where the round is played. */
export const recipePlanSchema = z.strictObject({
  attack: recipe(ATTACK_IDS),
  /** Poisoned rows / clean rows; the server rounds to rows and holds it against the budget. */
  epsilon: z.number().min(0).max(1),
  /** Accounts that inserted rows are sent from, in turn; one when absent. */
  accounts: z.int().min(1).max(MAX_ACCOUNTS).exactOptional(),
});
export type RecipePlan = z.infer<typeof recipePlanSchema>;

/** Work by hand among what rows were made with. */
export const HAND = 'hand';

const count = z.int().min(0).max(1_000_000);

/** The name of a file of rows (contract/files/poison.ts): the first 32 digits of its SHA-256, hex. */
export const rowsHash = z.string().regex(/^[0-9a-f]{32}$/);

/** A file of rows, and what is in it (poison-rows.ts), as the server has counted it. */
export const sentRows = z.strictObject({
  hash: rowsHash,
  inserted: count,
  flipped: count,
  mutated: count,
  removed: count,
  accounts: z.int().min(0).max(MAX_ACCOUNTS),
});

/** What rows were made with, for the story. */
export const madeWith = z.array(z.enum([...ATTACK_IDS, HAND])).max(8);

/** Rows that were made before, by recipes, by hand or by a program of somebody's own: what is in the file is what is sent. */
const rowsPlanSchema = z.strictObject({
  rows: sentRows,
  made: madeWith,
});
export type RowsPlan = z.infer<typeof rowsPlanSchema>;

/** What one author hands in: rows, or a recipe that makes them; never code. */
export const singlePlanSchema = z.union([recipePlanSchema, rowsPlanSchema]);
export type SinglePlan = z.infer<typeof singlePlanSchema>;

/** Members among whom a team's points can be split, at most. */
export const MAX_PARTS = 16;

/** A plan that members of a team have made apart: each has a part, and the rows of a part come from accounts of its own. */
const splitPlanSchema = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        /** The member's seat. */
        by: z.string().regex(/^[a-z0-9-]{1,36}$/),
        plan: singlePlanSchema,
      }),
    )
    .max(MAX_PARTS),
});
export type SplitPlan = z.infer<typeof splitPlanSchema>;

/** What the attackers hand in. */
export const attackPlanSchema = z.union([recipePlanSchema, rowsPlanSchema, splitPlanSchema]);
export type AttackPlan = z.infer<typeof attackPlanSchema>;

export const isRowsPlan = (plan: AttackPlan): plan is RowsPlan => 'rows' in plan;
export const isSplitPlan = (plan: AttackPlan): plan is SplitPlan => 'parts' in plan;

/** The plans of single authors that a plan is made of: its parts, or itself. */
export const singlePlansOf = (plan: AttackPlan): readonly SinglePlan[] =>
  isSplitPlan(plan) ? plan.parts.map((part) => part.plan) : [plan];

/** The files of rows that a plan names, in its order. */
export const rowsNamed = (plan: AttackPlan): readonly RowsPlan[] => singlePlansOf(plan).filter(isRowsPlan);

/** What a plan's rows are made with: its recipes, or what made the rows that it names; HAND where nothing else did. */
export function recipesOf(plan: AttackPlan): RowsPlan['made'] {
  const made = singlePlansOf(plan).flatMap((each) => (isRowsPlan(each) ? each.made : [each.attack.id]));
  return made.length > 0 ? [...new Set(made)] : [HAND];
}

/**
 * What the defender hands in, in the order in which it is applied: rows that people drop; up to two filters, each on what
 * the one before has kept; a cap on the rows of an account; and a way to train on the rest, the victim's own where there
 * is none.
 */
export const defencePlanSchema = z.strictObject({
  /** Rows of the stream that people drop, and rows that neither filters nor the cap take from them (row-set.ts). */
  panel: z.strictObject({ drop: rowSetSchema, keep: rowSetSchema }).exactOptional(),
  /** Rows of one account, at most. */
  cap: z.int().min(1).max(100_000).exactOptional(),
  filters: z.array(recipe(FILTER_IDS)).max(2),
  defence: recipe(DEFENCE_IDS).exactOptional(),
});
export type DefencePlan = z.infer<typeof defencePlanSchema>;
