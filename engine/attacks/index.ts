/** Keys are wire format: add, never rename. */
export const ATTACK_IDS = ['far-flip', 'flip-insert', 'corner', 'gradient-ascent'] as const;
export type AttackId = (typeof ATTACK_IDS)[number];
