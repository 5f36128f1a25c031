import type { DefencePlan } from '../round/plans.ts';

/** What a team can learn for points while it makes its plan, and the points. */
export const PRICES = {
  /** Defenders: whether one sample of the delivery is poison. */
  audit: 2,
  /** Attackers: what the model of the clean data says of a sample of theirs. */
  oracle: 2,
  /** Defenders: accuracy on the trusted samples of the model that a plan would give. */
  training: 3,
} as const;
export type PurchaseKind = keyof typeof PRICES;

/** A question, and the answer that was paid for. */
export type Purchase =
  | { readonly kind: 'audit'; readonly row: number; readonly poisoned: boolean }
  | {
      readonly kind: 'oracle';
      /** The sample in codes of the scenario's quantiser, base64. */
      readonly codes: string;
      readonly label: number;
      /** How sure the model is; the sign of two-class models tells the class. */
      readonly score: number;
    }
  | { readonly kind: 'training'; readonly plan: DefencePlan; readonly accuracy: number };

/** What is asked, without the answer. */
export type Question =
  | { readonly kind: 'audit'; readonly row: number }
  | { readonly kind: 'oracle'; readonly codes: string }
  | { readonly kind: 'training'; readonly plan: DefencePlan };

/** What a team has bought in a bout. */
export interface Bought {
  readonly bout: string;
  readonly by: string;
  readonly purchase: Purchase;
}
