import { REVEAL_STEPS, type RevealStep } from '../../engine/match/reveal.ts';

/** A bout of a replay, and the step of its reveal. */
export interface Moment {
  readonly bout: string;
  readonly step: RevealStep;
}

const [FIRST] = REVEAL_STEPS;

/** The moment that an address names, as far as it names one. */
export function momentIn(search: string): { readonly bout: string | null; readonly step: RevealStep } {
  const query = new URLSearchParams(search);
  const step = REVEAL_STEPS.find((each) => each === query.get('step'));
  return { bout: query.get('bout'), step: step ?? FIRST };
}

/** The part of a replay's address that names a moment. */
export const momentQuery = ({ bout, step }: Moment): string =>
  `?${new URLSearchParams({ bout, ...(step !== FIRST && { step }) })}`;
