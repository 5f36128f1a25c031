import type { LoggedEvent } from './events.ts';

/** Which events everybody in a room may know of, kind by kind; what a team does on its desk is not among them. */
const IS_OPEN: Readonly<Record<LoggedEvent['type'], boolean>> = {
  'room-created': true,
  'player-joined': true,
  'player-left': true,
  'player-kicked': true,
  'player-banned': true,
  'player-renamed': true,
  'team-renamed': true,
  'teams-set': true,
  'team-changed': true,
  'host-invited': false,
  'host-dismissed': false,
  'nod-given': false,
  'seat-claimed': false,
  'message-said': true,
  'lock-set': true,
  'door-set': true,
  'phase-started': true,
  'clock-set': true,
  'reveal-shown': true,
  delivered: true,
  'split-set': false,
  'draft-set': false,
  'ready-set': false,
  bought: false,
  'guesses-made': false,
  'plan-committed': true,
  'plan-taken-back': true,
  'training-requested': true,
  'training-failed': true,
  'bout-trained': true,
  'bout-voided': true,
  'match-ended': true,
  'match-begun-again': true,
};

/** Whether an event is one that everybody in the room may know of. */
export const isOpenToAll = (event: LoggedEvent): boolean =>
  event.type === 'message-said' ? event.to === null : IS_OPEN[event.type];
