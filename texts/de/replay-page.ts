import type { Texts } from '../texts.ts';
import { count, percent, plural } from './numbers.ts';

export const replayPage: Texts['replayPage'] = {
  title: ({ code }) => (code === null ? 'Aufzeichnung' : `Aufzeichnung von ${code}`),
  fetching: 'Die Partie wird geholt…',
  openFile: 'Aufzeichnung öffnen oder hierher ziehen',
  door: {
    title: 'Prüfe eine Partie.',
    text: 'Eine Aufzeichnung enthält die Pläne und den Seed jeder Runde. Diese Seite spielt sie noch einmal und sagt, ob jede Zahl dieselbe ist.',
  },
  round: ({ round }) => `Runde ${round}`,
  sides: ({ attack, defend }) => `${attack} gegen den Brunnen von ${defend}`,
  computing: 'wird berechnet…',
  asRecorded: 'wie aufgezeichnet',
  same: 'jede Zahl gleich',
  differences: ({ n }) => plural(n, { one: 'Unterschied', other: 'Unterschiede' }),
  difference: ({ field, recorded, now }) => `${field}: ${recorded} aufgezeichnet, jetzt ${now}`,
  save: 'Aufzeichnung als Datei speichern',
  of: 'Aufzeichnung von',
  seed: ({ seed }) => `, Seed ${seed}`,
  verdict: {
    failed: 'Nicht jede Runde wurde nachgerechnet.',
    'other-engine': 'Auf einer anderen Engine gespielt.',
    computing: ({ done, of }) => `Runden werden nachgerechnet: ${done} von ${of} fertig`,
    same: 'Jede Zahl ist dieselbe.',
    different: ({ rounds }) =>
      plural(rounds, { one: 'Runde ergab andere Zahlen.', other: 'Runden ergaben andere Zahlen.' }),
  },
  explained: {
    failed:
      'Runden, bei denen nicht steht, dass sie gleich sind, haben die Zahlen des Servers; nichts hat sie geprüft.',
    'other-engine':
      'Die Zahlen sind die, die der Server aufgezeichnet hat. Diese Engine käme auf andere, deshalb wird nichts nachgerechnet.',
    same: 'Die Lieferung, was aus jedem Beispiel wurde, Modelle und Punkte: Bit für Bit wie vom Server aufgezeichnet, nachgerechnet in diesem Browser.',
    comparing:
      'Jede Runde wird aus ihren Plänen und ihrem Seed noch einmal gespielt, hier in diesem Browser, und Byte für Byte verglichen.',
  },
  playing: 'Die Runde wird noch einmal gespielt…',
  notYet: 'Noch nicht berechnet.',
  play: 'Runde abspielen',
  stop: 'Stopp',
  frame: 'Moment',
  copyMoment: 'Link zu diesem Moment kopieren',
  scenes: {
    arrival: 'Lieferung',
    arrived: ({ samples, poison }) =>
      `Die Lieferung kommt an: ${plural(samples, { one: 'Beispiel', other: 'Beispiele' })}, davon ${count(poison)} vergiftet. Noch ist kein Modell darauf trainiert; die gestrichelte Linie ist die des sauberen Modells.`,
    removed: ({ name, removed, poison }) =>
      `${name}: ${plural(removed, { one: 'Beispiel fällt', other: 'Beispiele fallen' })} weg, ${count(poison)} vergiftet und ${count(removed - poison)} sauber.`,
    training: ({ step, accuracy }) =>
      `Training auf dem Rest, Schritt ${count(step)}: Genauigkeit ${percent(accuracy)}.`,
  },
  step: ({ step }) => `Schritt ${count(step)}`,
};
