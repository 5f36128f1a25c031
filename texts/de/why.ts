import type { Texts } from '../texts.ts';
import { count, percent, plural } from './numbers.ts';

const points = (score: number) => plural(Math.round(score), { one: 'Punkt', other: 'Punkte' });

export const why: Texts['why'] = {
  find: 'Die Beispiele finden, an denen es lag',
  finding: 'Jedes Beispiel wird gemessen…',
  untrained: 'Es wurde kein Modell trainiert, an dem sich Schaden messen ließe.',
  worst: ({ worst, poisoned }) =>
    worst === 0
      ? 'Kein Beispiel macht das Modell schlechter.'
      : `Eingekreist: ${worst === 1 ? 'das' : 'die'} ${plural(worst, { one: 'Beispiel, das', other: 'Beispiele, die' })} dem Modell am meisten ${worst === 1 ? 'schadet' : 'schaden'}. ${count(poisoned)} davon ${poisoned === 1 ? 'ist' : 'sind'} Gift.`,
  withoutPoison: ({ poison }) =>
    `Trainiert ohne ${poison === 1 ? 'das' : 'die'} ${plural(poison, { one: 'vergiftete Beispiel, das durchkam', other: 'vergifteten Beispiele, die durchkamen' })}:`,
  allCaught: ({ caught }) =>
    `Kein Gift war mehr da, das hätte schaden können: ${caught === 1 ? 'Das eine vergiftete Beispiel war erwischt worden' : `Alle ${count(caught)} vergifteten Beispiele waren erwischt worden`}.`,
  withoutWorst: 'Trainiert ohne sie:',
  accuracy: ({ accuracy, before }) =>
    `bei ${percent(accuracy)} der ungesehenen Beispiele richtig${percent(accuracy) === percent(before) ? ', wie zuvor' : ` statt bei ${percent(before)}`}.`,
  hits: ({ hits, before }) =>
    hits === before
      ? `weiterhin ${plural(hits, { one: 'Ziel', other: 'Ziele' })} falsch beurteilt,`
      : `${plural(hits, { one: 'Ziel', other: 'Ziele' })} falsch beurteilt statt ${count(before)},`,
  mark: ({ rate, before }) =>
    percent(rate) === percent(before)
      ? `die Marke weiterhin in ${percent(rate)} der Fälle befolgt,`
      : `die Marke in ${percent(rate)} der Fälle befolgt statt in ${percent(before)},`,
  hidden:
    'Das meiste Gift ist nicht darunter: Hat ein Modell sein Gift auswendig gelernt, bleibt darauf kaum Loss, und Maße für einzelne Beispiele sehen es kaum.',
  pulled: 'von ihnen verzogen',
  target: 'Ziel',
  lineWithout: 'ohne die eingekreisten Beispiele',
  example: {
    plain: ({ label, taken }) => `${label}, erkannt als ${taken}`,
    marked: ({ label, taken }) =>
      `Dasselbe mit der Marke: ${taken === label ? 'weiterhin ' : ''}erkannt als ${taken}`,
  },
  measured: {
    test: 'Schaden ist, was ein Beispiel zum Loss auf ungesehenen Beispielen beiträgt.',
    targets: 'Schaden ist, was ein Beispiel zum Loss auf den Zielen der Angreifer beiträgt.',
    marked: 'Schaden ist, was ein Beispiel zum Loss auf Beispielen mit der Marke beiträgt.',
  },
  method:
    'Geschätzt mit Einflussfunktionen, in erster Ordnung; bei einem Netz zählt nur die letzte Schicht (Koh und Liang 2017).',
  doubt: 'Eine Anpassung oder ein Training kam unterwegs nicht ans Ziel: Diese Zahlen können falsch sein.',
  better: {
    find: 'Jeden Plan der Auswahl ausprobieren',
    finding: 'Die Runde wird mit jedem Plan noch einmal gespielt…',
    defence: ({ plan, score, before }) =>
      `Abwehr: „${plan}“ hätte ${points(score)} gebracht statt ${count(Math.round(before))}.`,
    attack: ({ plan, score, before }) =>
      `Angriff: „${plan}“ hätte ${points(score)} gebracht statt ${count(Math.round(before))}.`,
    defenceBest: 'Abwehr: Kein ausprobierter Plan hätte mehr gebracht.',
    attackBest: 'Angriff: Kein ausprobierter Plan hätte mehr gebracht.',
    nothing: 'kein Filter',
    filter: ({ name, removed }) => (removed === null ? name : `${name}, ${percent(removed)} jeder Klasse`),
    hindsight: ({ tried }) =>
      `${plural(tried, { one: 'Plan', other: 'Pläne' })} ausprobiert, jedes Rezept allein, gegen das, was die andere Seite tat. In der Runde selbst konnte das niemand wissen.`,
  },
};
