import type { Texts } from '../texts.ts';
import { count, plural } from './numbers.ts';

export const reveal: Texts['reveal'] = {
  bar: 'Schritte der Auflösung',
  steps: {
    model: 'Modell',
    poison: 'Gift',
    why: 'Warum',
    sides: 'Wer',
    better: 'Besser',
    lesson: 'Lehre',
  },
  titles: {
    poison: 'Das war das Gift.',
    why: 'Warum es so kam',
    sides: 'Wer es war',
    better: 'Was besser gewirkt hätte',
  },
  lit: ({ poison, caught, missed, collateral }) =>
    poison === 0
      ? `Es gab keines. ${plural(collateral, { one: 'sauberes Beispiel musste', other: 'saubere Beispiele mussten' })} trotzdem weichen.`
      : `${plural(missed, { one: 'vergiftetes Beispiel kam', other: 'vergiftete Beispiele kamen' })} ins Training, ${count(caught)} ${caught === 1 ? 'wurde' : 'wurden'} erwischt. ${plural(collateral, { one: 'sauberes Beispiel ging', other: 'saubere Beispiele gingen' })} verloren.`,
  working: 'Es wird ausgerechnet; laufende Runden haben Vorrang.',
  failed: 'Das ließ sich nicht ausrechnen: Die Rechnung ist gescheitert.',
  unasked:
    'Das wird nur für den Brunnen auf der großen Bühne ausgerechnet. Die Aufzeichnung beantwortet es für jeden Brunnen, sobald die Partie vorbei ist.',
  back: 'Zurück',
  next: 'Nächster Schritt',
  follow: 'Zurück zum Schritt der Spielleitung',
  stage: 'Brunnen auf der großen Bühne',
  world: 'Dasselbe in der Welt',
  terms: 'Begriffe:',
  lesson: 'Eine Lektion dazu',
  fates: ({ caught, missed, collateral }) =>
    `${count(missed)} übersehen, ${count(caught)} erwischt, ${count(collateral)} saubere verloren`,
};
