import type { LessonTexts } from '../../lesson-text.ts';
import { count, decimal, percent } from '../numbers.ts';

export const page: LessonTexts['page'] = {
  lede: 'Fünfzehn kurze Lektionen, je drei bis fünf Minuten. Erst raten, dann sehen, was das Modell wirklich tut, dann ein Ziel erreichen.',
  begin: 'Mit der ersten Lektion beginnen',
  goOn: 'Weiter',
  done: ({ done, of }) => `${count(done)} von ${count(of)} gelöst`,
  solved: 'gelöst',
  begun: 'begonnen',
  stored: 'Was du gelöst hast, merkt sich dieser Browser; es wird niemandem geschickt.',
  number: ({ number }) => `Poisoned Well, Lektion ${count(number)}`,
  of: ({ number, of }) => `Lektion ${count(number)} von ${count(of)}`,
  guess: 'Deine Vermutung',
  guessFirst: 'Erst raten, dann sehen.',
  seeIt: 'Ansehen, was passiert',
  guessed: ({ answer }) => `Deine Vermutung: ${answer}.`,
  right: 'Genau so kam es.',
  cameOut: ({ answer }) => `So kam es: ${answer}.`,
  task: 'Deine Aufgabe',
  hint: 'Hinweis',
  restart: 'Von vorn',
  reached: 'erreicht',
  notReached: 'noch nicht erreicht',
  playing: 'Die Runde wird gespielt',
  evaded: ({ accuracy }) => `Bei Bildern, die erst beim Test verändert wurden: ${percent(accuracy)} richtig.`,
  quiet: ({ accuracy }) => `Mit derselben Abwehr und ohne Angriff: ${percent(accuracy)} richtig.`,
  weekly: 'Genauigkeit nach jeder Woche, in Prozent',
  solvedTitle: 'Gelöst',
  world: 'In der Welt',
  next: ({ title }) => `Weiter: ${title}`,
  toLab: 'Weiter ins Labor',
  print: 'Blatt drucken',
  all: 'Alle Lektionen',
  notes: 'Was ich herausgefunden habe',
  dials: {
    evasion: 'Änderung jedes Pixels beim Test',
    'send-weeks': 'Wochen, über die das Gift verteilt wird',
    'keep-weeks': 'Daten der ersten … Wochen behalten',
  },
};

const points = (share: number) => decimal(100 * share);

export const goals: LessonTexts['goals'] = {
  'lost-least': {
    wanted: (share) => `Das Modell verliert mindestens ${points(share)} Prozentpunkte Genauigkeit.`,
    now: (share) => `Jetzt ${points(share)}.`,
  },
  'lost-most': {
    wanted: (share) => `Das Modell verliert höchstens ${points(share)} Prozentpunkte Genauigkeit.`,
    now: (share) => `Jetzt ${points(share)}.`,
  },
  'hits-least': {
    wanted: (hits) =>
      hits === 1
        ? 'Das Ziel wird falsch beurteilt.'
        : `Mindestens ${count(hits)} Ziele werden falsch beurteilt.`,
    now: (hits) => `Jetzt ${count(hits)}.`,
  },
  'rows-most': {
    wanted: (rows) => `Höchstens ${count(rows)} Beispiele sind Gift.`,
    now: (rows) => `Jetzt ${count(rows)}.`,
  },
  'false-most': {
    wanted: (rows) =>
      rows === 0
        ? 'Kein Beispiel der Lieferung ist falsch.'
        : `Höchstens ${count(rows)} Beispiele der Lieferung sind falsch.`,
    now: (rows) => `Jetzt ${count(rows)}.`,
  },
  'turned-least': {
    wanted: (_more) => 'Der Filter entfernt mehr saubere Beispiele als Gift.',
    now: (more) => `Sauber minus Gift: ${count(more)}.`,
  },
  'harm-least': {
    wanted: (share) =>
      `Mit dem Filter ist das Modell mindestens ${points(share)} Prozentpunkte schlechter als ohne.`,
    now: (share) => `Jetzt ${points(share)}.`,
  },
  'obeyed-least': {
    wanted: (rate) => `Das Modell gehorcht der Marke bei mindestens ${percent(rate)} der Bilder.`,
    now: (rate) => `Jetzt ${percent(rate)}.`,
  },
  'obeyed-most': {
    wanted: (rate) => `Das Modell gehorcht der Marke bei höchstens ${percent(rate)} der Bilder.`,
    now: (rate) => `Jetzt ${percent(rate)}.`,
  },
  'caught-most': {
    wanted: (share) => `Der Filter erwischt höchstens ${percent(share)} des Gifts.`,
    now: (share) => `Jetzt ${percent(share)}.`,
  },
  'collateral-most': {
    wanted: (share) => `Höchstens ${percent(share)} der sauberen Beispiele gehen verloren.`,
    now: (share) => `Jetzt ${percent(share)}.`,
  },
  'quiet-most': {
    wanted: (share) => `Ohne Angriff kostet die Abwehr höchstens ${points(share)} Prozentpunkte.`,
    now: (share) => `Jetzt ${points(share)}.`,
  },
  'accounts-most': {
    wanted: (accounts) => `Du benutzt höchstens ${count(accounts)} Konten.`,
    now: (accounts) => `Jetzt ${count(accounts)}.`,
  },
};
