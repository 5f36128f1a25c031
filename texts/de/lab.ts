import type { Texts } from '../texts.ts';
import { labelPlace } from './label-place.ts';
import { count, list, percent, plural } from './numbers.ts';

export const lab: Texts['lab'] = {
  title: 'Labor',
  scenario: 'Szenario',
  model: 'Modell',
  seed: 'Seed',
  nextSeed: 'Nächster Seed',
  mistakes: ({ parts }) =>
    `In diesem Link nicht verstanden: ${list(parts)}. Dafür gilt die Vorgabe.${parts.some((part) => part.startsWith('s=own-')) ? ' Daten, die auf eine Seite gezogen wurden, kennt nur diese Seite.' : ''}`,
  forgive: 'In Ordnung',
  sweep: {
    title: 'Einen Parameter durchfahren',
    number: 'Parameter',
    seeds: 'Seeds',
    start: 'Durchfahren',
    playing: 'Die Runden werden gespielt',
    chart: ({ name, means }) =>
      `Genauigkeit über ${name}: ${list(means.map(({ at, rate, clean }) => `${percent(rate)} bei ${at}, sauber ${percent(clean)}`))}`,
    caption: ({ name, seeds }) =>
      `Genauigkeit über ${name}: das Mittel, ein Punkt für jeden von ${plural(seeds, { one: 'Seed', other: 'Seeds' })}, gepunktet das saubere Modell.`,
    other: 'Die Einstellungen wurden seither geändert.',
  },
  runs: {
    title: 'Was du probiert hast',
    settings: 'Einstellungen',
    accuracy: 'Genauigkeit',
    scores: 'Angriff : Abwehr',
    back: 'Wiederherstellen',
    backTo: ({ run }) => `Zurück zu ${run}`,
    beside: 'Vergleichen',
    besideOf: ({ run }) => `${run} neben der neuesten Runde zeigen`,
    alone: 'Nicht mehr vergleichen',
    none: 'kein Filter',
    seed: ({ seed }) => `Seed ${seed}`,
    held: 'Verglichen',
    now: 'Jetzt',
  },
  own: {
    title: 'Eigene Daten',
    help: 'Zwei Klassen, von jeder mindestens 40 Beispiele. Die Datei wird in diesem Browser gelesen und nie gesendet.',
    choose: 'Datei wählen oder auf diese Seite ziehen: CSV, LIBSVM, .npz oder .npy',
    label: 'Spalte der Labels',
    labelHelp: 'Bei CSV: ihr Name oder ihre Nummer; leer wird sie erraten.',
    reading: 'Die Datei wird gelesen',
    read: ({ rows, features, classes, label }) =>
      `${count(rows)} Beispiele mit ${plural(features, { one: 'Merkmal', other: 'Merkmalen' })}. Labels (${labelPlace(label)}): ${list(classes)}.`,
  },
  poison: 'Gift',
  filter: 'Filter',
  training: 'Die ersten Modelle werden trainiert…',
  nothingYet: 'Noch wurde nichts trainiert.',
  playing: 'Die Runde wird gespielt',
  runAgain: 'Noch einmal',
  copyLink: 'Link kopieren',
  looks: {
    title: 'Was zu sehen ist',
    round: 'Die Runde',
    work: 'Deine Beispiele',
    delivery: 'Die Lieferung',
  },
  ownModel:
    'Die Vorschau deiner Beispiele und die Blicke in die Lieferung benutzen das Modell des Szenarios.',
  rowsNotInLink: 'Für einen Link sind es zu viele eigene Beispiele: Er enthält stattdessen das Rezept.',
};
