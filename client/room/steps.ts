import { REVEAL_STEPS, type RevealStep } from '../../engine/match/reveal.ts';

/** The steps that are told of every well; the others are about the one on the large stage. */
const OF_ALL: ReadonlySet<RevealStep> = new Set(['model', 'poison']);

export const isOfAll = (step: RevealStep): boolean => OF_ALL.has(step);

/** Whether what every sample was is on show by then: from the second step on. */
export const isLit = (step: RevealStep): boolean => step !== REVEAL_STEPS[0];
