import type { ErrorCode } from '../../engine/errors.ts';
import { POISON_FAULTS } from '../../engine/round/poison-faults.ts';
import type { PageTrouble } from '../../texts/facts.ts';
import type { Fault } from './room-state.ts';

/** Where a person can go from an error. The page turns it into a button or a link. */
export type WayOn =
  | 'home'
  | 'lessons'
  | 'join-again'
  | 'retry'
  | 'reload'
  | 'take-seat-back'
  | 'watch'
  | 'dismiss';

export type ClientTrouble = ErrorCode | PageTrouble;

export const WAYS_ON: Readonly<Record<ClientTrouble, WayOn>> = {
  'bad-payload': 'reload',
  'bad-parameters': 'dismiss',
  'bad-shape': 'reload',
  'not-finite': 'dismiss',
  'out-of-range': 'dismiss',
  'too-large': 'dismiss',
  'unknown-name': 'dismiss',
  'no-convergence': 'dismiss',
  singular: 'dismiss',
  'out-of-memory': 'reload',
  'single-class': 'dismiss',
  'not-learnt': 'dismiss',
  'wrong-phase': 'dismiss',
  'wrong-role': 'dismiss',
  'over-budget': 'dismiss',
  'over-time': 'dismiss',
  'already-committed': 'dismiss',
  'no-draft': 'dismiss',
  'sure-needed': 'dismiss',
  'rows-of-one-well': 'dismiss',
  'captain-needed': 'dismiss',
  'too-late': 'dismiss',
  'guess-late': 'dismiss',
  'guess-made': 'dismiss',
  'guesses-full': 'dismiss',
  banned: 'home',
  'not-enough-players': 'dismiss',
  'room-locked': 'watch',
  'room-full': 'watch',
  'address-full': 'watch',
  'nod-needed': 'watch',
  'room-unknown': 'home',
  'room-over': 'watch',
  'team-full': 'dismiss',
  'team-fixed': 'dismiss',
  'seat-expired': 'join-again',
  'seat-needed': 'retry',
  'seat-taken-over': 'take-seat-back',
  'seat-asked': 'watch',
  'seat-kept': 'retry',
  'stale-client': 'reload',
  'name-taken': 'dismiss',
  'name-reserved': 'dismiss',
  'name-bad': 'dismiss',
  'wrong-origin': 'reload',
  'too-fast': 'retry',
  'bad-file': 'dismiss',
  'training-impossible': 'dismiss',
  'training-failed': 'dismiss',
  conflict: 'dismiss',
  internal: 'retry',
  'server-gone': 'retry',
  'seat-unknown': 'dismiss',
  'proof-wrong': 'reload',
  'proof-stale': 'retry',
  'not-found': 'home',
  'no-lesson': 'lessons',
  'not-over': 'watch',
  'not-host': 'watch',
  'no-data-here': 'dismiss',
  'own-file': 'dismiss',
  'own-replay': 'dismiss',
  'linked-rows': 'dismiss',
};

/** A code from the wire, which an unknown newer server may have added, as one that there is a text for. */
export const troubleOf = (code: string): ClientTrouble =>
  Object.hasOwn(WAYS_ON, code) ? (code as ClientTrouble) : 'internal';

/** What is wrong with a replay file, of which other words would speak of what was sent to a server, or chosen from a list. */
export function faultOfReplay(fault: Fault): Fault {
  if (fault.remark) return { ...fault, trouble: 'own-replay' };
  return fault.trouble === 'unknown-name' ? { ...fault, trouble: 'no-data-here' } : fault;
}

/** What is wrong with rows of poison that a link brought into the Lab, likewise. */
export const faultOfLinkedRows = (fault: Fault): Fault =>
  fault.remark && fault.remark.id in POISON_FAULTS ? { ...fault, trouble: 'linked-rows' } : fault;
