import type { Texts } from '../texts.ts';
import { count, list, percent } from './numbers.ts';

export const desks: Texts['desks'] = {
  poison: 'Ihr vergiftet',
  filter: 'Ihr filtert',
  tryIt: 'Testen',
  points: 'Punkte',
  sending: 'Wird gesendet…',
  computing: 'Die Vorschau wird berechnet',
  planIsIn: 'Euer Plan ist abgegeben',
  attack: {
    task: (facts) => {
      switch (facts.kind) {
        case 'availability':
          return `Das Modell soll ${list(facts.classes)} schlecht unterscheiden. Volle Punkte: Es verliert ${percent(facts.par, 0)} seines [[use|Nutzens]].`;
        case 'targeted':
          return `${facts.count === 1 ? 'Das Ziel' : `Die ${count(facts.count)} Ziele`}${facts.trueClass === null ? '' : ` aus „${facts.trueClass}“`} ${facts.count === 1 ? 'soll' : 'sollen'} als andere Klasse durchgehen. Der übrige Dienst behält seinen [[use|Nutzen]].`;
        case 'backdoor':
          return `Bringt dem Modell eine [[trigger|Marke]] bei: Was sie trägt, geht als „${facts.wanted}“ durch. Ohne sie behält der Dienst seinen [[use|Nutzen]].`;
        default:
          return facts satisfies never;
      }
    },
    fetching: 'Was ihr wisst, wird geholt…',
    known: ({ samples, classes }) => `${count(samples)} Beispiele für ${list(classes)}, die ihr kennt.`,
    onHeldOut: 'der zurückgehaltenen Beispiele richtig',
    tried: ({ score, lo, hi }) =>
      `Brächte ${count(Math.round(score))} Punkte (${count(Math.round(lo))} bis ${count(Math.round(hi))}).`,
    epsilon: ({ epsilon }) => `ε ${percent(epsilon)}`,
    next: 'Als Nächstes sieht die Abwehr die Lieferung. Diesen Plan sieht vor der Auflösung niemand.',
    budget: ({ points, most }) => `${count(points)} Punkte, bis zu ${percent(most)} der Trainingsdaten.`,
  },
  trial: {
    title: 'Was er brächte',
    against: 'Abwehr im Test',
    opponents: { nothing: 'keine', usual: 'übliche', strongest: 'stärkste' },
    none: 'Punkte: Testen zeigt, was er brächte',
    score: ({ lo, hi }) => `von 100 Punkten (${count(Math.round(lo))} bis ${count(Math.round(hi))})`,
    aim: ({ aim, lost, success, cleanAccuracy, accuracy, trainings }) => {
      if (aim && 'targets' in aim)
        return aim.targets === trainings
          ? `Ziel in ${count(aim.hits)} von ${count(trainings)} ${trainings === 1 ? 'Training' : 'Trainings'} getroffen.`
          : `${count(aim.hits)} von ${count(aim.targets)} Zielen in ${count(trainings)} ${trainings === 1 ? 'Training' : 'Trainings'} getroffen.`;
      const range = (of: { lo: number; hi: number }) => `${percent(of.lo)} bis ${percent(of.hi)}`;
      if (aim && success) return `Marke befolgt: ${percent(aim.attackSuccess)} (${range(success)}).`;
      return `Genauigkeit verloren: ${percent(cleanAccuracy - accuracy)} (${range(lost)}).`;
    },
    survival: ({ share }) => `${percent(share, 0)} des Gifts kommen durch.`,
    measured: ({ judged, trainings, of }) =>
      `Gemessen an ${count(judged)} bekannten Beispielen, die [[heldout|zurückgehalten]] wurden${trainings < of ? ` (Training ${count(trainings)} von ${count(of)})` : ''}, mit [[interval|95-%-Intervallen]]. Trainiert wird nur mit solchen, mit Gift im selben Anteil.`,
    unclear: 'Zu wenige, um einen Schaden zu erkennen.',
  },
  defend: {
    task: ({ low, high }) =>
      `${percent(low)} bis ${percent(high)} dieser Beispiele sind vielleicht [[poisoning|Gift]]. Nehmt es heraus; jedes verlorene saubere ist ein [[collateral|Kollateralschaden]].`,
    noFilter: 'Kein Filter',
    next: 'Das Training beginnt, wenn die Phase endet.',
    tried: ({ out, of, relabelled }) =>
      `Getestet: ${count(out)} von ${count(of)} Beispielen entfernt${relabelled > 0 ? `, ${count(relabelled)} umgelabelt` : ''}.`,
    weighed: {
      suspicion: ({ filter }) => `Verdacht unter ${filter}; was rechts der Linie liegt, geht`,
      golden: ({ n, before, after }) =>
        `[[golden|Goldsatz]] mit ${count(n)}: vorher ${percent(before / n)} richtig, nachher ${percent(after / n)}.`,
      tooFew: 'Zu wenige Beispiele, um einen Unterschied zu erkennen.',
      better: 'Das ist besser als Zufall.',
      worse: 'Das ist schlechter als Zufall.',
      withoutTraining: 'Das robuste Training ist nicht eingerechnet.',
      accounts: ({ accounts, hit, worst }) =>
        `Betrifft ${count(hit)} von ${count(accounts)} Konten, am meisten ${list(worst.map(({ account, out, of }) => `Konto ${count(account)} (${count(out)} von ${count(of)})`))}.`,
      overlap: ({ both, first, second, labels }) =>
        `Beide Filter: ${count(both)}. Nur ${labels[0]}: ${count(first)}. Nur ${labels[1]}: ${count(second)}.`,
    },
    fetching: 'Die Lieferung ist unterwegs…',
    stream: ({ samples }) => `Die Lieferung aus ${count(samples)} Beispielen, wie sie ankam, nach Label.`,
    outOf: ({ label, of, share }) => `von ${count(of)} × ${label} entfernt, ${percent(share)}`,
    inDelivery: ({ label }) => `× ${label} in der Lieferung`,
    relabelled: 'bleiben mit anderem Label',
    ahead: ({ low, high }) =>
      `Ein Teil der nächsten Lieferung wird Gift sein: zwischen ${percent(low)} und ${percent(high)}. Nehmt es heraus und lasst die sauberen Beispiele drin.`,
    budget: ({ points, filters }) => `${count(points)} Punkte, höchstens ${count(filters)} Filter.`,
  },
  order: 'Reihenfolge',
  strangest: 'Auffällige zuerst',
  byLabel: 'Nach Label',
  asItCame: 'Wie geliefert',
  out: 'weg',
  sample: ({ sample, text, mail, label, out }) =>
    `${mail ? 'Mail' : 'Beispiel'} ${sample}${text === null ? '' : `: ${text}`}, Label ${label}${out ? ', würde entfernt' : ''}`,
  showMore: ({ of }) => `Mehr von ${count(of)} zeigen`,
  cameLate:
    'Du bist mitten in dieser Runde gekommen: Du siehst zu und spielst ab der nächsten Einweisung mit.',
};
