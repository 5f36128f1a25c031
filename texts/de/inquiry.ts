import type { Texts } from '../texts.ts';
import { count, percent, plural } from './numbers.ts';

const samples = (n: number) => plural(n, { one: 'Beispiel', other: 'Beispiele' });
const points = (n: number) => plural(n, { one: 'Punkt', other: 'Punkte' });

export const inquiry: Texts['inquiry'] = {
  lookAt: 'Ansicht',
  looks: {
    map: 'Karte',
    samples: 'Beispiele',
    suspicion: 'Filter',
    accounts: 'Konten',
    spectrum: 'Spektrum',
    golden: 'Goldsatz',
  },
  waiting: 'Die Lieferung ist unterwegs…',
  marking: {
    tool: 'Was ein Klick oder ein Lasso tut',
    tools: { look: 'Ansehen', drop: 'Entfernen', keep: 'Behalten' },
    undo: 'Rückgängig',
    undoLong: 'Letzte Markierungen rückgängig machen',
    none: ({ rows }) => `Keine Markierungen. Je angefangene ${samples(rows)} kosten sie 1 Punkt.`,
    made: ({ drop, keep, price }) =>
      `Von Hand ${count(drop)} entfernt, ${count(keep)} behalten: ${points(price)}.`,
    over: ({ points: n }) =>
      `Der Plan kostet ${points(n)} mehr, als ihr habt: Mach etwas rückgängig oder markiere weniger Beispiele.`,
    lassoHelp: 'Zieh auf der Karte eine Linie um Beispiele.',
    listHelp:
      'Klick Beispiele an, oder geh mit den Pfeiltasten und drück D (entfernen), K (behalten) oder U (keine Markierung).',
    mark: { drop: 'von Hand entfernt', keep: 'von Hand behalten' },
    short: { drop: 'Hand', keep: 'bleibt' },
    unmark: 'Ohne Markierung',
  },
  buying: {
    audit: ({ price }) => `Ist es Gift? ${points(price)}`,
    poison: 'Es ist Gift.',
    clean: 'Es ist sauber.',
    short: { poison: 'Gift', clean: 'sauber' },
    asking: 'Der Server wird gefragt',
    train: ({ price }) => `Mit diesem Plan trainieren und den Goldsatz fragen: ${points(price)}`,
    left: ({ left }) => `Neben dem Plan ${left === 1 ? 'bleibt' : 'bleiben'} ${points(Math.max(0, left))}.`,
    trained: ({ plan, rate }) => `${plan}: ${percent(rate)} des Goldsatzes richtig`,
  },
  sortedBy: 'Sortieren nach',
  point: ({ x, y }) => `bei ${x} | ${y}`,
  rank: ({ rank }) => `Verdachtsrang ${count(rank)}`,
  suspicion: {
    title: 'Verdacht unter einem Filter',
    filter: 'Filter',
    computing: 'Der Filter wird nach jedem Beispiel gefragt',
    chart: ({ label, samples: n, out }) =>
      `Verdacht von ${plural(n, { one: 'Beispiel', other: 'Beispielen' })} mit Label ${label}, von niedrig bis hoch; ${count(out)} ${out === 1 ? 'liegt' : 'liegen'} jenseits des Schnitts`,
    out: ({ of, share }) => `von ${count(of)} fallen weg, ${percent(share)}`,
    howToRead:
      'Je weiter rechts, desto [[suspicion|verdächtiger]]. Die Höhe wächst mit der Wurzel der Anzahl; der letzte Balken enthält alles, was noch weiter außen liegt.',
    drag: 'Zieh den Schnitt, oder stell den Anteil darunter ein.',
    noShare: 'Dieser Filter hat keinen Anteil zum Ziehen: Seine Parameter entscheiden.',
    put: ({ price }) => `In den Plan nehmen: ${points(price)}`,
    takeOut: 'Aus dem Plan nehmen',
    full: 'Der Plan hat schon zwei Filter.',
  },
  overlap: {
    title: 'Vergleichen mit',
    none: 'Kein anderer Filter',
    both: 'Beide',
    only: ({ label }) => `Nur ${label}`,
    neither: 'Keiner',
  },
  accounts: {
    title: 'Wer was geschickt hat',
    computing: 'Der Zug jedes Kontos wird berechnet',
    caption: 'Konten der Lieferung',
    account: 'Konto',
    rows: 'Beispiele',
    flagged: 'Auffällig',
    pull: 'Zug ‰',
    mark: 'Markieren',
    throwOut: ({ account }) => `Alle Beispiele von Konto ${count(account)} entfernen`,
    keep: 'Ohne Markierung',
    clear: ({ account }) => `Markierungen von Konto ${count(account)} aufheben`,
    out: 'Entfernen',
    pullHelp:
      'Zug: um wie viele Tausendstel der Loss auf dem Goldsatz ohne das Konto fallen würde, in erster Ordnung. Auffällig: der Anteil, den der Plan entfernen würde.',
    nobody: 'Hier hält niemand fest, wer was geschickt hat.',
    cap: ({ price }) => `Beispiele je Konto begrenzen: ${points(price)}`,
    capRows: 'Beispiele je Konto, höchstens',
    overCap: ({ rows }) => `${plural(rows, { one: 'Beispiel wäre', other: 'Beispiele wären' })} zu viel`,
    showMore: ({ of }) => `Alle ${count(of)} Konten zeigen`,
  },
  spectrum: {
    title: 'Spektrum jeder Klasse',
    computing: 'Singulärwerte werden berechnet',
    values: ({ label }) => `Größte Singulärwerte von ${label}`,
    first: ({ label }) => `Beispiele von ${label} entlang des ersten Singulärvektors`,
    howToRead:
      'Ein Wert weit über den anderen und wenige Beispiele weit außen entlang seines Vektors: So sieht Gift aus, das zusammenwirkt. Saubere Daten mit einer starken eigenen Richtung sehen genauso aus.',
    ratio: ({ ratio }) => `erster : zweiter = ${ratio}`,
  },
  golden: {
    title: 'Beispiele, denen ihr trauen könnt',
    none: 'In diesem Szenario gibt es keinen Goldsatz.',
    text: ({ n }) =>
      `${samples(n)}, deren Labels sicher stimmen. Sie dürfen urteilen, aber nicht ins Training.`,
    computing: 'Es wird auf der Lieferung trainiert, wie sie kam',
    accuracy: ({ rate }) =>
      `Ein Modell aus der Lieferung, wie sie kam, hat bei ${percent(rate)} davon recht.`,
    sample: ({ sample, label }) => `Beispiel ${count(sample)} aus dem Goldsatz, Label ${label}`,
  },
};
