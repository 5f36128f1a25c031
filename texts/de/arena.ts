import type { Texts } from '../texts.ts';
import { count, list, numbers, percent, plural } from './numbers.ts';

const { short } = numbers;

const fates: Texts['arena']['fates'] = {
  passed: { label: 'Sauber, behalten', inLegend: 'sauber, behalten' },
  missed: { label: 'Gift, übersehen', inLegend: 'Gift, übersehen' },
  caught: { label: 'Gift, erwischt', inLegend: 'Gift, erwischt' },
  collateral: { label: 'Kollateralschaden', inLegend: 'Kollateralschaden' },
  kept: { label: 'Behalten', inLegend: 'behalten' },
  dropped: { label: 'Entfernt', inLegend: 'entfernt' },
};

export const arena: Texts['arena'] = {
  fates,
  making: {
    ...fates,
    passed: { label: 'Wie du es kennst', inLegend: 'wie du es kennst' },
    missed: { label: 'Dein Gift', inLegend: 'dein Gift' },
    dropped: { label: 'Von dir entfernt', inLegend: 'von dir entfernt' },
  },
  sentBy: ({ name }) => `Geschickt von ${name ?? 'jemandem, der gegangen ist'}`,
  legend: 'Legende',
  boundary: 'Grenze',
  projected: 'eine Projektion',
  cleanModel: 'sauberes Modell',
  labelled: 'Label',
  onlyWords:
    'Von einer Mail sind nur die Wörter bekannt; hier stehen sie so, wie sie in anderen Mails meist aufeinander folgen.',
  markedWords: 'Markierte Wörter stehen mindestens viermal so oft in',
  takenFor: ({ label, score }) => `gilt als ${label}, Score ${short(score)}`,
  suspicion: ({ suspicion }) => `Verdacht ${short(suspicion)}`,
  account: ({ account }) => `von Konto ${count(account)}`,
  byHand: 'Von Hand entfernt',
  byCap: 'Über der Obergrenze seines Kontos',
  byKeys:
    'Die Pfeiltasten gehen von Beispiel zu Beispiel, Gift zuerst, wo es bekannt ist. Escape verlässt sie.',
  sampleAt: ({ place, of }) => `Beispiel ${count(place)} von ${count(of)}:`,
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  showAll: 'Alles zeigen',
  samplePicture: 'Das Bild des Beispiels',
  cannotDraw: 'Dieser Browser kann das Bild nicht zeichnen: Er hat weder WebGL noch eine 2-D-Zeichenfläche.',
  loading: 'Wird geladen.',
  filling: 'Der Brunnen füllt sich…',
  healthy: ({ classes }) => `Ein gesundes Modell, das ${list(classes)} unterscheidet.`,
  healthyWith: ({ classes, accuracy }) =>
    `Ein gesundes Modell, das ${list(classes)} unterscheidet, Genauigkeit ${percent(accuracy)}.`,
  round: ({ classes, samples, accuracy, clean, missed, caught, collateral }) =>
    `${plural(samples, { one: 'Trainingsbeispiel', other: 'Trainingsbeispiele' })} für ${list(classes)} in einer Ebene, gefärbt nach der Vorhersage des Modells. ` +
    `Genauigkeit ${percent(accuracy)}, mit sauberen Daten ${percent(clean)}. ` +
    `Gift: ${count(missed)} übersehen, ${count(caught)} erwischt; Kollateralschaden: ${count(collateral)}.`,
  revealed: ({ classes, samples, accuracy, missed, caught, collateral }) =>
    `${plural(samples, { one: 'Beispiel', other: 'Beispiele' })} für ${list(classes)} und das endgültige Modell, Genauigkeit ${percent(accuracy)}. ` +
    `Gift: ${count(missed)} übersehen, ${count(caught)} erwischt; Kollateralschaden: ${count(collateral)}.`,
  training: ({ classes, step, accuracy }) =>
    `Training auf ${list(classes)}, Schritt ${count(step)}, Genauigkeit ${percent(accuracy)}.`,
};
