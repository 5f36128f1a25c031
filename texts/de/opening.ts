import type { Texts } from '../texts.ts';
import { list, plural } from './numbers.ts';

const teams = (n: number) => plural(n, { one: 'Team', other: 'Teams' });
const rounds = (n: number) => plural(n, { one: 'Runde', other: 'Runden' });

export const opening: Texts['opening'] = {
  event: 'Name der Veranstaltung',
  people: 'Wie viele Leute?',
  format: 'Wer gegen wen',
  formats: { wells: 'Brunnen', duel: 'Duell', everyone: 'Alle' },
  formatLines: {
    wells: 'In jeder Runde vergiftet jedes Team den Brunnen eines anderen und hütet den eigenen.',
    duel: 'Zwei Teams, ein Brunnen: eines vergiftet, das andere filtert, dann wird getauscht.',
    everyone: 'Der Angriff jedes Teams trifft auf die Abwehr jedes anderen; höchstens 16 Teams.',
  },
  more: 'Mehr Optionen',
  teams: 'Teams',
  rounds: 'Runden',
  pace: 'Tempo',
  paces: { workshop: 'Workshop', brisk: 'Zügig', none: 'Ohne Uhr' },
  paceLines: {
    workshop: 'Zeit zum Lesen und zum Reden.',
    brisk: 'Sechs Zehntel der Zeit, für Leute, die schon gespielt haben.',
    none: 'Eine Phase endet, wenn alle Teams abgegeben haben oder die Spielleitung sie beendet.',
  },
  bots: 'Bots spielen für Teams ohne Plan',
  botLevels: { easy: 'Leicht', medium: 'Mittel', hard: 'Schwer' },
  phantoms: 'Phantomrunden',
  phantomsHelp: 'Runden ganz ohne Gift, und niemand erfährt, welche: Wer zu viel filtert, verliert Punkte.',
  choose: 'Alle wählen ihr Team selbst',
  scenarios: 'Szenarien',
  summary: (room) =>
    `${teams(room.teams)} für ${plural(room.people, { one: 'Person', other: 'Leute' })}, ${rounds(room.rounds)} ${list(room.titles.map((title) => `„${title}“`))}${room.minutes === null ? ', ohne Uhr' : `, etwa ${plural(room.minutes, { one: 'Minute', other: 'Minuten' })}`}.`,
};
