import type { Texts } from '../texts.ts';
import { count, list, percent, percentNumber, plural } from './numbers.ts';

export const wall: Texts['wall'] = {
  label: 'Die Brunnen',
  briefing: ({ teams }) =>
    `${count(teams)} Brunnen, einer für jedes Team. Jedes vergiftet den eines anderen und hütet den eigenen.`,
  poisoning: 'Die Brunnen werden vergiftet.',
  filtering: 'Das Wasser wird gefiltert.',
  training: 'Die Modelle trinken.',
  reveal: 'Was aus den Brunnen wurde.',
  handedIn: ({ n, of }) => `${count(n)} von ${count(of)} Plänen ${n === 1 ? 'ist' : 'sind'} da`,
  trained: ({ n, of }) => `${count(n)} von ${count(of)} Modellen ${n === 1 ? 'ist' : 'sind'} trainiert`,
  planIsIn: 'Plan ist da',
  atWork: 'arbeitet noch',
  poisons: ({ team }) => `vergiftet ${team}`,
  against: ({ team }) => `wehrt ${team} ab`,
  well: ({ team, attackers, accuracy, clean }) =>
    accuracy === null
      ? `Der Brunnen von ${team}, angegriffen von ${attackers}.`
      : `Der Brunnen von ${team}, angegriffen von ${attackers}: ${percent(accuracy)} richtig, sauber ${percent(clean ?? accuracy)}.`,
  before: ({ clean, attacks }) => `${attacks > 1 ? 'im Mittel; ' : ''}sauber ${percent(clean)}`,
  onShow: ({ team, attackers }) => `Der Brunnen von ${team}, vergiftet von ${attackers}`,
  healthy: 'Ein gesundes Modell solcher Daten',
  poisoned: ({ team }) => `vergiftete ${team}`,
  guarded: ({ team }) => `gegen ${team}`,
  fell: ({ clean, accuracy }) => `${percentNumber(clean)} → ${percent(accuracy)}`,
  standings: 'Rangliste',
  rank: 'Rang',
  team: 'Team',
  attack: 'Angriff',
  defend: 'Abwehr',
  points: 'Punkte',
  inAll: ({ n }) => `${count(n)} Teams insgesamt`,
  page: ({ from, to, of }) => `${count(from)} bis ${count(to)} von ${count(of)}`,
  more: ({ n }) => `und ${plural(n, { one: 'weiteres Team', other: 'weitere Teams' })}`,
  winners: ({ teams }) => `${list(teams)} teilen sich den ersten Platz.`,
};
