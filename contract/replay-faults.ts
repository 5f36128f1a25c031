import { type RemarkErrors, remarkErrorsOf, type SameSentences } from '../engine/errors.ts';

/** What is wrong with a replay file and what to do about it, in English. */
export const REPLAY_FAULTS = {
  'replay-large': ({ characters, most }: { characters: number; most: number }) =>
    `The file has ${characters} characters, a replay has at most ${most}: ${CHOOSE}`,
  'replay-empty': (_: object) => `The file is empty: ${AGAIN}`,
  'replay-cut': (_: object) =>
    'The file ends in the middle, the rest of it was lost: copy it once more, or save it again from the page of its match.',
  'replay-broken': (_: object) =>
    'The file begins as a replay may, but is broken further on: undo what was changed in it, or save it again from the page of its match.',
  'replay-no-json': (_: object) => `The file is no replay, for it is no JSON: ${CHOOSE}`,
  'replay-other-kind': ({ found }: { found: string | null }) =>
    `The file is no replay, for ${found === null ? 'it names no format' : `its format is ${found}`}: ${CHOOSE}`,
  'replay-other-version': ({ found, read }: { found: string; read: readonly number[] }) =>
    `The file is a replay of version ${found}, and versions ${read.join(' and ')} are read here: open it with the version that wrote it.`,
  'replay-newer-engine': ({ found, own }: { found: number; own: number }) =>
    `The match was played on engine ${found}, and engine ${own} of this page does not know all that is in it: open it on a server that is as new as the one it was played on.`,
  'replay-missing': ({ field }: { field: string }) =>
    `The file lacks the field ${field}, so it was changed or damaged: ${AGAIN}`,
  'replay-strange': ({ field }: { field: string }) =>
    `The file has a field ${field}, which no replay has, so it was changed or damaged: ${AGAIN}`,
  'replay-wrong': ({ field, found }: { field: string; found: string }) =>
    `The field ${field} of the file cannot be ${found}, so it was changed or damaged: ${AGAIN}`,
  'replay-team': ({ bout }: { bout: string | null }) =>
    `${bout === null ? 'A guess' : `Bout ${bout}`} names a team that the file does not have, so it was changed or damaged: ${AGAIN}`,
  'replay-rows-changed': ({ hash }: { hash: string }) =>
    `The rows ${hash} are not what their name says, so the file was changed or damaged: ${AGAIN}`,
  'replay-rows-missing': ({ bout }: { bout: string }) =>
    `The rows of bout ${bout} are missing, so the file was changed or damaged: ${AGAIN}`,
} as const;

export type ReplayFaultTexts = SameSentences<typeof REPLAY_FAULTS>;

const AGAIN = 'save it again from the page of its match.';
const CHOOSE = 'choose the file that the page of a match has saved, poisoned-well-CODE.json.';

export const replayFault: RemarkErrors<typeof REPLAY_FAULTS> = remarkErrorsOf(REPLAY_FAULTS);
