import type { Texts } from '../texts.ts';
import { apart, count, percent } from './numbers.ts';

export const stage: Texts['stage'] = {
  poisoning: {
    title: 'Der Brunnen wird vergiftet.',
    open: 'Irgendwo in der nächsten Lieferung werden Beispiele sein, die lügen. Niemand sonst weiß, welche.',
    done: 'Der Plan ist abgegeben. Niemand sonst kennt ihn.',
  },
  filtering: {
    title: 'Das Wasser wird gefiltert.',
    open: 'Die Lieferung ist da, gute und schlechte Beispiele gemischt. Welche schlecht sind, verraten nur die Beispiele selbst.',
    done: 'Die Filter sind gewählt. Das Training beginnt, wenn die Phase endet.',
  },
  planIsIn: 'Plan abgegeben',
  choosing: 'wählt',
  waiting: 'wartet',
  training: {
    title: 'Das Modell trinkt.',
    open: 'Es lernt aus dem, was von der Lieferung übrig ist.',
    left: ({ kept, of }) => `Es lernt aus den ${count(kept)} Beispielen, die von ${count(of)} übrig sind.`,
  },
  revealComing: {
    title: 'Die Auflösung kommt.',
    text: 'Die letzten Zahlen werden zusammengestellt.',
  },
  unfiltered: ({ accuracy }) => `Ganz ohne Filter wären es ${percent(accuracy)} gewesen.`,
  wins: ({ team }) => `${team} gewinnt.`,
  draw: 'Unentschieden.',
  lead: (lead) => {
    if (lead.by === 'points')
      return `Gleich in ganzen Punkten, vorn um einen Bruchteil: ${apart(lead.points).join(' zu ')}.`;
    return lead.by === 'attack'
      ? 'Gleiche Punkte: Die der Angriffe entscheiden.'
      : 'Gleiche Punkte, auch in den Angriffen: Die beste Runde entscheidet.';
  },
  roundByRound: 'Runde für Runde',
  lastRounds: ({ n, of }) => `Runde für Runde: die letzten ${n} von ${of}`,
  replay: 'Nachspielen und jede Zahl prüfen',
  newMatch: 'Neue Partie',
};
