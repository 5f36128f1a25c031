import { z } from 'zod';
import { ATTACK_IDS } from '../attacks/index.ts';
import { MAX_OWN_MAIL } from '../attacks/own-mail.ts';
import { FILTER_IDS } from '../filters/index.ts';
import { DEFENCE_IDS } from '../training-defences/index.ts';

/** Parameters on the wire: a small flat record; the recipe's own schema has the last word. */
const params = z
  .record(z.string().max(40), z.union([z.number(), z.string().max(MAX_OWN_MAIL), z.boolean()]))
  .default({});

/** A recipe by its id, and its parameters; absent ones take their defaults. */
const recipe = <const Ids extends readonly string[]>(ids: Ids) => z.strictObject({ id: z.enum(ids), params });

/** What the attacker hands in: a recipe and how much of the budget to use; never code. */
export const attackPlanSchema = z.strictObject({
  attack: recipe(ATTACK_IDS),
  /** Poisoned rows / clean rows; the server rounds to rows and holds it against the budget. */
  epsilon: z.number().min(0).max(1),
  /** Accounts that inserted rows are sent from, in turn; one when absent. */
  accounts: z.int().min(1).max(64).exactOptional(),
});
export type AttackPlan = z.infer<typeof attackPlanSchema>;

/**
 * What the defender hands in: up to two filters, applied in order, each on what the one before has kept, and a way
 * to train on the rest; the victim's own where there is none.
 */
export const defencePlanSchema = z.strictObject({
  filters: z.array(recipe(FILTER_IDS)).max(2),
  defence: recipe(DEFENCE_IDS).exactOptional(),
});
export type DefencePlan = z.infer<typeof defencePlanSchema>;
