import type { MoralFacts } from '../engine/lessons/morals.ts';

/** What a bout has shown, in one language. */
export interface MoralText {
  readonly title: string;
  /** What the numbers of this bout say of it. */
  readonly says: (facts: MoralFacts) => string;
  /** Where the same happens outside of the game. */
  readonly world: string;
  /** What to talk about. */
  readonly ask: string;
}
