import type { Emblem } from '../../engine/match/emblems.ts';
import type { Phase, RoundPhase } from '../../engine/match/views.ts';
import type { RoomPage, Turn } from '../facts.ts';
import { EMBLEM_NAMES } from './emblems.ts';

const phases: Record<Phase, string> = {
  lobby: 'Lobby',
  briefing: 'Briefing',
  prepare: 'Poison',
  filter: 'Filter',
  train: 'Train',
  reveal: 'Reveal',
  over: 'Result',
};

const turns: Record<Turn, string> = {
  'poison-soon': ' You poison this round.',
  'poison-now': ' Your turn: choose an attack.',
  'filter-soon': ' You filter this round.',
  'filter-now': ' Your turn: choose filters.',
};

const pages: Record<RoomPage, string> = {
  player: 'Room',
  host: 'Host of room',
  watch: 'Projector of room',
};

/** What a match is made of, and how its pages are called. */
export const match = {
  phases,
  /** A team by the name that its members gave it, else by its animal. */
  team: ({ name, emblem }: { name?: string; emblem: Emblem }): string =>
    name ?? `Team ${EMBLEM_NAMES[emblem]}`,
  /** The same where there is little room: without the word for a team. */
  teamShort: ({ name, emblem }: { name?: string; emblem: Emblem }): string => name ?? EMBLEM_NAMES[emblem],
  attackers: 'Attackers',
  defenders: 'Defenders',
  bot: 'bot',
  /** Read out when a phase begins. */
  announcements: {
    lobby: 'Lobby. Waiting for the host to start.',
    over: 'The match is over.',
    round: (now: { phase: RoundPhase; round: number; rounds: number; turn: Turn | null; paused: boolean }) =>
      `Round ${now.round} of ${now.rounds}, ${phases[now.phase]}.${now.turn ? turns[now.turn] : ''}${now.paused ? ' Paused.' : ''}`,
  },
  /** Titles of a room's pages. */
  titles: {
    page: ({ page, code }: { page: RoomPage; code: string }) => `${pages[page]} ${code}`,
    /** Beside the page's title. */
    now: ({
      phase,
      round,
      rounds,
      yourTurn,
    }: {
      phase: Phase;
      round: number;
      rounds: number;
      yourTurn: boolean;
    }) =>
      phase === 'lobby' || phase === 'over'
        ? phases[phase]
        : `${yourTurn ? 'Your turn' : phases[phase]}, round ${round} of ${rounds}`,
  },
};
