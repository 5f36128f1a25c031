import type { PoisonFaultTexts } from '../../../engine/round/poison-faults.ts';
import { count, decimal, plural } from '../numbers.ts';

const FEATURES = { one: 'Merkmal', other: 'Merkmalen' };

/** What is wrong with rows of poison, or the file that they come in. */
export const poisonFaults: PoisonFaultTexts = {
  'poison-file-large': ({ bytes, most }) =>
    `Die Datei mit dem Gift hat ${count(bytes)} Byte; höchstens ${count(most)} sind erlaubt.`,
  'poison-unpaid': () => 'Die Datei mit dem Gift enthält mehr Zeilen, als die Punkte bezahlen.',
  'poison-packed': () =>
    'Die Zeilen lassen sich nicht entpacken: Ein Teil der Datei fehlt oder wurde verändert.',
  'poison-damaged': () => 'Die Datei mit dem Gift ist beschädigt.',
  'poison-other-data': ({ found, features, wanted }) =>
    `Die Zeilen stammen aus ${found} mit ${plural(features, FEATURES)}, nicht aus ${wanted}.`,
  'poison-code': ({ levels }) =>
    `Ein Merkmal einer Zeile liegt über Stufe ${count(levels)}, also nicht auf dem Raster der Daten.`,
  'poison-shape': ({ scenario, features }) =>
    `Die Zeilen stammen nicht aus ${scenario} mit ${plural(features, FEATURES)}.`,
  'poison-label': () => 'Das Label einer Zeile ist keine Klasse.',
  'poison-grid': ({ feature, value }) =>
    `Merkmal ${feature} einer Zeile liegt nicht auf dem Raster der Daten: ${decimal(value, 4)}.`,
  'poison-account': () => 'Eine Zeile nennt ein Konto, das es nicht gibt.',
  'poison-mark': () => 'Die Marke enthält eine Zahl, die nicht endlich ist.',
  'poison-order': () => 'Die Nummern der veränderten Zeilen steigen nicht an.',
  'poison-unknown-row': ({ known }) =>
    `Eine Zeile ist genannt, die die Angreifer nicht kennen; sie kennen ${count(known)}, ab 0 nummeriert.`,
  'poison-twice': () =>
    'Eine Zeile ist zweimal genannt; entweder ihr Label wird geändert, oder sie wird verschoben oder entfernt.',
  'poison-cost': ({ cost, points }) =>
    `Die Zeilen kosten ${count(cost)} Punkte, und es gibt ${count(points)}: Sende weniger.`,
};
