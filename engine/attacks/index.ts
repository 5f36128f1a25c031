import type { Attack } from './attack.ts';
import { corner } from './corner.ts';
import { farFlip } from './far-flip.ts';
import { flipInsert } from './flip-insert.ts';
import { gradientAscent } from './gradient-ascent.ts';

/** Keys are wire format: add, never rename. */
export const ATTACK_IDS = ['far-flip', 'flip-insert', 'corner', 'gradient-ascent'] as const;
export type AttackId = (typeof ATTACK_IDS)[number];

export const ATTACKS: Readonly<Record<AttackId, Attack>> = {
  'far-flip': farFlip,
  'flip-insert': flipInsert,
  corner,
  'gradient-ascent': gradientAscent,
};
