import type { Emblem } from '../../engine/match/teams.ts';
import type { Phase, RoomView } from '../../engine/match/views.ts';

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  lobby: 'Lobby',
  briefing: 'Briefing',
  prepare: 'Poison',
  filter: 'Filter',
  train: 'Train',
  reveal: 'Reveal',
  over: 'Result',
};

export const TEAM_NAMES: Readonly<Record<Emblem, string>> = { heron: 'Team Heron', otter: 'Team Otter' };

/** What is read out when a phase begins. */
export function announcement(view: RoomView): string {
  if (view.phase === 'lobby') return 'Lobby. Waiting for the host to start.';
  if (view.phase === 'over') return 'The match is over.';
  const where = `Round ${view.round} of ${view.rounds}, ${PHASE_NAMES[view.phase]}.`;
  const yours = { briefing: '', prepare: '', filter: '', train: '', reveal: '' };
  if (view.role === 'player' && view.attack) {
    yours.briefing = ' You poison this round.';
    yours.prepare = ' Your turn: choose an attack.';
  }
  if (view.role === 'player' && view.defend) {
    yours.briefing = ' You filter this round.';
    yours.filter = ' Your turn: choose filters.';
  }
  return where + yours[view.phase] + (view.endsAt === null ? ' Paused.' : '');
}

const PAGE_NAMES = { player: 'Room', host: 'Host of room', watch: 'Projector of room' } as const;

/** The title of a room's page; `view` is null while nothing is known of the room. */
export function roomTitle(as: keyof typeof PAGE_NAMES, code: string, view: RoomView | null): string {
  const room = `${PAGE_NAMES[as]} ${code}`;
  if (!view) return room;
  if (view.phase === 'lobby' || view.phase === 'over') return `${PHASE_NAMES[view.phase]} · ${room}`;
  const own = view.role === 'player' ? view : null;
  const desk = view.phase === 'prepare' ? own?.attack : view.phase === 'filter' ? own?.defend : null;
  const now = desk?.plan === null ? 'Your turn' : PHASE_NAMES[view.phase];
  return `${now}, round ${view.round} of ${view.rounds} · ${room}`;
}
