import type { Phase } from '../../engine/match/views.ts';
import type { RoomPage, Turn } from '../facts.ts';
import type { Texts } from '../texts.ts';
import { EMBLEM_NAMES } from './emblems.ts';

const phases: Record<Phase, string> = {
  lobby: 'Lobby',
  briefing: 'Einweisung',
  prepare: 'Vergiften',
  filter: 'Filtern',
  train: 'Training',
  reveal: 'Auflösung',
  over: 'Ergebnis',
};

const turns: Record<Turn, string> = {
  'poison-soon': ' Ihr vergiftet in dieser Runde.',
  'poison-now': ' Ihr seid dran: Wählt einen Angriff.',
  'filter-soon': ' Ihr filtert in dieser Runde.',
  'filter-now': ' Ihr seid dran: Wählt Filter.',
};

const pages: Record<RoomPage, string> = {
  player: 'Raum',
  host: 'Leitung von Raum',
  watch: 'Beamer von Raum',
};

export const match: Texts['match'] = {
  phases,
  team: ({ name, emblem }) => name ?? `Team ${EMBLEM_NAMES[emblem]}`,
  teamShort: ({ name, emblem }) => name ?? EMBLEM_NAMES[emblem],
  attackers: 'Angriff',
  defenders: 'Abwehr',
  bot: 'Bot',
  announcements: {
    lobby: 'Lobby. Die Spielleitung startet die Partie.',
    over: 'Die Partie ist vorbei.',
    round: ({ phase, round, rounds, turn, paused }) =>
      `Runde ${round} von ${rounds}, ${phases[phase]}.${turn ? turns[turn] : ''}${paused ? ' Pause.' : ''}`,
  },
  titles: {
    page: ({ page, code }) => `${pages[page]} ${code}`,
    now: ({ phase, round, rounds, yourTurn }) =>
      phase === 'lobby' || phase === 'over'
        ? phases[phase]
        : `${yourTurn ? 'Ihr seid dran' : phases[phase]}, Runde ${round} von ${rounds}`,
  },
};
