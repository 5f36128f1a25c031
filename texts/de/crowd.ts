import type { Texts } from '../texts.ts';
import { count, list, percent, plural } from './numbers.ts';

const points = (n: number) => plural(n, { one: 'Punkt', other: 'Punkte' });

export const crowd: Texts['crowd'] = {
  title: 'Was das Publikum glaubt',
  guesses: (n) => plural(n, { one: 'Tipp', other: 'Tipps' }),
  none: 'Noch hat niemand getippt.',
  share: ({ team, n, of }) => `${team}: ${count(n)} von ${count(of)}`,
  histogram: ({ n }) => `${plural(n, { one: 'Tipp', other: 'Tipps' })} zur Genauigkeit, nach Zehnteln`,
  wins: 'Meiste Punkte',
  accuracy: 'Genauigkeit',
  outcome: ({ teams, accuracy }) =>
    `Im Mittel wurden es ${percent(accuracy)}, die meisten Punkte ${teams.length === 1 ? 'hat' : 'haben'} ${list(teams)}.`,
  make: 'Tippen',
  byPhone: 'Nur Zuschauer? Tipp auf dem Handy abgeben:',
  /** A share without decimals. */
  percent: ({ share }) => percent(share, 0),
  window: 'Dein Tipp für diese Runde',
  team: 'Welches Team bekommt in dieser Runde die meisten Punkte?',
  level: 'Wie hoch ist am Ende die Genauigkeit der Modelle im Mittel?',
  rule: 'Für das Team bis zu 50 Punkte: Liegt die Hälfte der anderen hinter ihm, sind es 25. Für die Genauigkeit 50, einer weniger für jeden Prozentpunkt daneben, auch unter null. Tipps zählen getrennt von den Teams.',
  send: 'Tipp abgeben',
  stays: 'Ein Tipp pro Runde, und er bleibt.',
  yours: ({ team, accuracy }) => `Dein Tipp: ${team}, ${percent(accuracy)}.`,
  worth: ({ points: n }) => `Er war ${points(n)} wert.`,
  total: ({ rank, points: n }) =>
    `Unter denen, die tippen, bist du Nummer ${count(rank)} mit ${plural(n, { one: 'Punkt', other: 'Punkten' })}.`,
  table: 'Die besten Tipps',
  rank: 'Rang',
  who: 'Wer',
  rounds: 'Runden',
  points: 'Punkte',
  watcher: ({ number }) => `Zuschauer ${count(number)}`,
  youAre: ({ number }) => `Du bist Zuschauer ${count(number)}.`,
};
