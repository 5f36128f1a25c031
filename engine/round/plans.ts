import { z } from 'zod';
import { ATTACK_IDS } from '../attacks/index.ts';
import { MAX_OWN_MAIL } from '../attacks/own-mail.ts';
import { FILTER_IDS } from '../filters/index.ts';
import { DEFENCE_IDS } from '../training-defences/index.ts';
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

/** Rows that were made before, by recipes, by hand or by a program of somebody's own: what is in the file is what is sent. */
const rowsPlanSchema = z.strictObject({
  rows: sentRows,
  /** What the rows were made with, for the story. */
  made: z.array(z.enum([...ATTACK_IDS, HAND])).max(8),
});
export type RowsPlan = z.infer<typeof rowsPlanSchema>;

/** What the attacker hands in: rows, or a recipe that makes them; never code. */
export const attackPlanSchema = z.union([recipePlanSchema, rowsPlanSchema]);
export type AttackPlan = z.infer<typeof attackPlanSchema>;

export const isRowsPlan = (plan: AttackPlan): plan is RowsPlan => 'rows' in plan;

/** What a plan's rows are made with: its recipe, or what made the rows that it names; HAND where nothing else did. */
export function recipesOf(plan: AttackPlan): RowsPlan['made'] {
  if (!isRowsPlan(plan)) return [plan.attack.id];
  return plan.made.length > 0 ? plan.made : [HAND];
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
