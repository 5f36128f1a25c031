import { leftOf } from './clock.ts';
import type { CommandOf, Refused } from './commands.ts';
import { refuse } from './commands.ts';
import type { MatchEvent } from './events.ts';
import { boutsOf } from './formats.ts';
import type { RevealMatch } from './match.ts';
import type { Happening } from './settle.ts';
import type { BoutRecord, Millis } from './views.ts';

/** A reveal's steps in their order. Ids are wire format and parts of links: add, never rename. */
export const REVEAL_STEPS = ['model', 'poison', 'why', 'sides', 'better', 'lesson'] as const;
export type RevealStep = (typeof REVEAL_STEPS)[number];

/** How far a reveal has come. */
export interface Reveal {
  readonly step: RevealStep;
  /** The bout that the host has put on the large stage; null where the host has put none there. */
  readonly bout: string | null;
  /** Time that the phase had left when the step began; null where it has no end of its own. */
  readonly leftMillis: Millis | null;
}

/** What everybody may know of it. */
export interface RevealView {
  readonly step: RevealStep;
  /** The bout on the large stage. */
  readonly bout: string | null;
  /**
   * Of every bout of the round, in its order, how much poison was caught and missed and how many clean samples were lost;
   * null for a bout that was given up. Nothing at the first step.
   */
  readonly fates: readonly (readonly [number, number, number] | null)[];
}

/** A reveal at its first step. @param leftMillis  as in `Reveal` */
export const beginReveal = (leftMillis: Millis | null): Reveal => ({
  step: REVEAL_STEPS[0],
  bout: null,
  leftMillis,
});

/** Whether there is something to show: where no model was trained nothing explains it. */
export const hasStep = (step: RevealStep, { summary }: Pick<BoutRecord, 'summary'>): boolean =>
  step !== 'why' || !summary.outage;

/** The steps of a bout's reveal. */
export const stepsOf = (record: Pick<BoutRecord, 'summary'>): readonly RevealStep[] =>
  REVEAL_STEPS.filter((step) => hasStep(step, record));

/** The bouts that are on show in a reveal. */
const shownIn = ({ records, round }: RevealMatch) => records.filter((record) => record.round === round);

/** The bout on the large stage: the host's choice, else the closest. */
export function stageBout(match: RevealMatch): BoutRecord | null {
  const shown = shownIn(match);
  return shown.find(({ id }) => id === match.reveal.bout) ?? closest(shown);
}

/** The bout whose two scores differ least; of several the first, and one with a model before one without. */
export function closest<R extends Pick<BoutRecord, 'summary'>>(records: readonly R[]): R | null {
  const gap = ({ summary }: R) =>
    summary.outage ? Number.POSITIVE_INFINITY : Math.abs(summary.attackScore - summary.defenceScore);
  let found: R | null = null;
  for (const record of records) if (found === null || gap(record) < gap(found)) found = record;
  return found;
}

export const revealView = (match: RevealMatch): RevealView => ({
  step: match.reveal.step,
  bout: stageBout(match)?.id ?? null,
  fates:
    match.reveal.step === REVEAL_STEPS[0] ? [] : boutsOf(match, match.round).map(fatesIn(shownIn(match))),
});

const fatesIn = (shown: readonly BoutRecord[]) => (bout: { readonly id: string }) => {
  const record = shown.find(({ id }) => id === bout.id);
  if (!record) return null;
  const { caught, missed, collateral } = record.summary.detection;
  return [caught, missed, collateral] as const;
};

/** The step after the one on show; null after the last. */
function following(match: RevealMatch): RevealStep | null {
  const record = stageBout(match);
  const later = REVEAL_STEPS.slice(REVEAL_STEPS.indexOf(match.reveal.step) + 1);
  return later.find((step) => record === null || hasStep(step, record)) ?? null;
}

/**
 * Of the phase's time that is left when a step is over by the clock: the time that was left when it began is shared
 * evenly among the steps from it on. Null where the host alone goes on, and after the last step.
 */
export function nextStepLeft(match: RevealMatch): Millis | null {
  const { leftMillis, step } = match.reveal;
  if (leftMillis === null || following(match) === null) return null;
  const steps = REVEAL_STEPS.length - REVEAL_STEPS.indexOf(step);
  return Math.floor((leftMillis * (steps - 1)) / steps);
}

/** The next step, where the clock calls for it. */
export function stepByClock(match: RevealMatch, at: Millis): Happening | null {
  const due = nextStepLeft(match);
  const left = leftOf(match.clock, at);
  const step = following(match);
  if (due === null || left === null || left > due || step === null) return null;
  return { type: 'reveal-shown', step };
}

/**
 * What a host shows: another step, another bout on the large stage, or both. One step forward at a time, or back to any.
 * Whoever goes on by hand stops the clock, so that it does not end what is being talked about.
 */
export function showStep(
  match: RevealMatch,
  { step = match.reveal.step, bout, at }: CommandOf<'show-step'>,
): Happening[] | Refused {
  if (bout !== undefined && !shownIn(match).some(({ id }) => id === bout))
    return refuse('unknown-name', `no bout ${bout} is on show`);
  const onStage = bout === undefined ? match.reveal.bout : bout;
  const moved = { ...match, reveal: { ...match.reveal, bout: onStage } };
  const isAhead = REVEAL_STEPS.indexOf(step) > REVEAL_STEPS.indexOf(match.reveal.step);
  if (isAhead && step !== following(moved))
    return refuse('out-of-range', 'a reveal goes one step forward at a time');
  const record = stageBout(moved);
  if (record && !hasStep(step, record))
    return refuse('out-of-range', 'no model was trained: there is nothing to explain');
  if (step === match.reveal.step && onStage === match.reveal.bout) return [];
  const shown: Happening = { type: 'reveal-shown', step, ...(bout !== undefined && { bout }) };
  const { clock } = match;
  if (!clock.running || clock.endsAt === null) return [shown];
  return [{ type: 'clock-set', clock: { running: false, leftMillis: leftOf(clock, at) } }, shown];
}

/** The reveal after one of its events. */
export function revealAfter(
  match: RevealMatch,
  { step, bout, at }: Extract<MatchEvent, { readonly type: 'reveal-shown' }>,
): Reveal {
  return { step, bout: bout ?? match.reveal.bout, leftMillis: leftOf(match.clock, at) };
}
