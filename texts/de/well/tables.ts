import type { CliTexts } from '../../cli-texts.ts';
import { numbers } from '../numbers.ts';

export const tables: CliTexts['tables'] = {
  metrics: {
    error: 'Testfehler, %',
    damage: 'Testfehler über dem des sauberen Modells, Prozentpunkte',
    hit: 'Ziele, die falsch zugeordnet werden, %',
    asr: 'Beispiele mit Marke, die für die Klasse der Angreifer gehalten werden (ASR), %',
    impact: 'Wirkung des Angriffs, 0 bis 1',
    precision: 'Präzision der Filter (Gift unter dem, was sie entfernen oder umlabeln), %',
    recall: 'Recall der Filter (Gift, das sie entfernen oder umlabeln), %',
    auc: 'AUC des Verdachts der Filter',
    fpr: 'saubere Zeilen, die entfernt oder umgelabelt werden (FPR), %',
    mcc: 'Matthews-Korrelation der Filter',
    attack: 'Punkte des Angriffs, 0 bis 100',
    defence: 'Punkte der Abwehr, 0 bis 100',
    advantage: 'Vorteil des Angriffs, 50 + (Angriff − Abwehr) / 2',
    time: 'Zeit für Filtern und Training, Sekunden',
  },
  decimal: numbers.decimal,
  attack: 'Angriff',
  against: (attack, filter) => `${attack} gegen ${filter}`,
  undefinedValue: 'nicht definiert',
  picture: (attacks, filters, metric) =>
    `${attacks} Angriffe (Zeilen) gegen ${filters} Filter (Spalten): ${metric}`,
  doubtful: (mark) => `${mark} kann falsch sein, siehe --format text`,
  footnote: (mark, attack, filter, seed, why) => `${mark} ${attack} gegen ${filter}, Seed ${seed}: ${why}`,
  moreFootnotes: (mark, count, option) => `${mark} und ${count} weitere, siehe ${option}`,
};
