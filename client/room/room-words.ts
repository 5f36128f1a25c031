import type { RoomView } from '../../engine/match/views.ts';
import type { RoomPage, Turn } from '../../texts/facts.ts';
import type { Texts } from '../../texts/texts.ts';

/** What is read out when a phase begins. */
export function announcement(view: RoomView, { match }: Texts): string {
  const { phase, round, rounds } = view;
  if (phase === 'lobby' || phase === 'over') return match.announcements[phase];
  return match.announcements.round({
    phase,
    round,
    rounds,
    turn: turnOf(view),
    paused: view.endsAt === null,
  });
}

/** What the seat has to do in this phase, or will have to do in this round; null where that need not be said. */
function turnOf(view: RoomView): Turn | null {
  if (view.role !== 'player') return null;
  if (view.defend && view.phase === 'briefing') return 'filter-soon';
  if (view.defend && view.phase === 'filter') return 'filter-now';
  if (view.attack && view.phase === 'briefing') return 'poison-soon';
  if (view.attack && view.phase === 'prepare') return 'poison-now';
  return null;
}

/** The title of a room's page; `view` is null while nothing is known of the room. */
export function roomTitle(page: RoomPage, code: string, view: RoomView | null, { match }: Texts): string {
  const title = match.titles.page({ page, code });
  if (!view) return title;
  const own = view.role === 'player' ? view : null;
  const desk = view.phase === 'prepare' ? own?.attack : view.phase === 'filter' ? own?.defend : null;
  const { phase, round, rounds } = view;
  return `${match.titles.now({ phase, round, rounds, yourTurn: desk?.plan === null })} · ${title}`;
}
