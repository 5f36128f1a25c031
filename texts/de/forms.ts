import type { Texts } from '../texts.ts';
import { count, percent, plural } from './numbers.ts';

const points = (n: number) => plural(n, { one: 'Punkt', other: 'Punkte' });

export const forms: Texts['forms'] = {
  cancel: 'Abbrechen',
  copied: 'Kopiert',
  copyByHand: 'Bitte von Hand kopieren',
  points,
  pointsASample: ({ cost }) => `${points(cost)} je Beispiel`,
  perSample: ({ cost }) => `je ${count(cost)} Pkt.`,
  usedOf: ({ used, total }) => `${used} von ${total}`,
  budget: 'Giftbudget ε',
  budgetShown: ({ epsilon, rows }) =>
    `${percent(epsilon)} · ${plural(rows, { one: 'Beispiel', other: 'Beispiele' })}`,
  sentFrom: 'Verteilt auf',
  sentFromHelp: ({ cost }) =>
    `Jedes Konto nach dem ersten kostet ${points(cost)}; ein Filter nach Einsendern sieht dann von jedem weniger Beispiele.`,
  accounts: (n) => plural(n, { one: 'Konto', other: 'Konten' }),
  attack: 'Angriff',
  filters: ({ most }) => `Filter, höchstens ${count(most)}`,
  more: ({ n }) => `Mehr: ${count(n)}`,
  training: 'Training, höchstens ein robustes Verfahren',
  howItWorks: 'So funktioniert es',
  wordsCount: (n) => plural(n, { one: 'Wort zählt', other: 'Wörter zählen' }),
  mailHelp: 'Markierte Wörter sind Merkmale des Modells; die anderen sieht es nicht.',
};
