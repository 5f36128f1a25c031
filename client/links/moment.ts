import { REVEAL_STEPS, type RevealStep } from '../../engine/match/reveal.ts';

/** A bout of a replay, the step of its reveal, and the picture of its film. */
export interface Moment {
  readonly bout: string;
  readonly step: RevealStep;
  /** The key of a scene (picture/replay-scenes.ts); null for the last. */
  readonly at: string | null;
}

const [FIRST] = REVEAL_STEPS;
const SCENE = /^(arrival|(filter|step)-\d{1,9})$/;

/** The moment that an address names, as far as it names one. */
export function momentIn(search: string): Omit<Moment, 'bout'> & { readonly bout: string | null } {
  const query = new URLSearchParams(search);
  const step = REVEAL_STEPS.find((each) => each === query.get('step'));
  const at = query.get('at');
  return { bout: query.get('bout'), step: step ?? FIRST, at: at !== null && SCENE.test(at) ? at : null };
}

/** The part of a replay's address that names a moment. */
export const momentQuery = ({ bout, step, at }: Moment): string =>
  `?${new URLSearchParams({ bout, ...(step !== FIRST && { step }), ...(at !== null && { at }) })}`;
