import type { Texts } from '../texts.ts';
import { count, decimal, list, percent } from './numbers.ts';

export const home: Texts['home'] = {
  training: 'Ein gesundes Modell wird trainiert…',
  scenario: 'Szenario',
  before: {
    title: 'Ein Modell trinkt, was man ihm gibt.',
    text: ({ classes, rows, poison }) =>
      `Dieses hat gelernt, ${list(classes)} zu unterscheiden, aus ${count(rows)} ehrlichen Beispielen. Mische ${count(poison)} schlechte darunter und sieh noch einmal hin.`,
  },
  after: {
    title: ({ rows }) => `${count(rows)} Tropfen genügten.`,
    text: ({ share, factor }) => ({
      start: `${percent(share)} der Trainingsdaten sind jetzt Gift, und das Modell irrt sich `,
      bold: `${decimal(factor)}-mal`,
      end: ' so oft. Die gepunktete Linie zeigt, wo seine Grenze war.',
    }),
  },
  poison: 'Den Brunnen vergiften',
  poisoning: 'Gift wird gemischt…',
  filterInLab: 'Im Labor filtern',
  cleanWater: 'Sauberes Wasser',
  lessonsBefore: 'Neu hier? Fang mit einer Lektion an',
  lessonsAfter: 'Warum? Fünfzehn kurze Lektionen',
  play: 'Spielen',
  join: 'Beitreten',
  code: 'Raumcode',
  codeHelp: 'Sechs Buchstaben, vom Beamer.',
  codeWrong: ({ letters }) => `Ein Code hat sechs Buchstaben aus ${letters}.`,
  host: 'Leiten',
  scenarios: 'Szenarien der Partie',
  moreScenarios: 'mehr',
  chooseScenario: 'Wähle mindestens ein Szenario.',
  rounds: ({ rounds }) => `${count(rounds)} Runden: jedes Szenario zweimal, mit Seitenwechsel.`,
  hostMatch: 'Partie eröffnen',
  opening: 'Wird eröffnet…',
};
