/** Keys are wire format: add, never rename. */
export const VICTIM_IDS = ['logistic', 'network', 'transfer', 'hinge', 'softmax', 'naive-bayes'] as const;
export type VictimId = (typeof VICTIM_IDS)[number];
