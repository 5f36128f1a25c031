import type { CliTexts } from '../../cli-texts.ts';
import { count } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent, decimal } = figures;

export const play: CliTexts['play'] = {
  description: 'eine Runde spielen und zeigen, wie ihr Modell gelernt hat',
  stages: {
    clean: 'Training auf sauberen Daten',
    forging: 'Gift wird gemacht',
    training: 'Filtern und Training',
  },
  interrupted: 'abgebrochen: Die Runde ist nicht fertig geworden',
  round: ({ scenario, seed, attack, poison, filter }) =>
    `${scenario}, Seed ${seed}: ${attack} (${count(poison)} Zeilen) gegen ${filter}`,
  labels: {
    error: 'Testfehler',
    removed: 'entfernt',
    relabelled: 'umgelabelt',
    hit: 'Ziele getroffen',
    mark: 'Marke befolgt',
    auc: 'AUC',
    certified: 'zertifiziert',
    scores: 'Punkte',
  },
  errors: (error, clean, unfiltered) =>
    `${percent(error)}   sauber ${percent(clean)}   ungefiltert ${percent(unfiltered)}`,
  nothing: 'nichts',
  filtered({ removed, relabelled, poison, caught, recall, fpr, precision }) {
    const rows =
      removed === 0 && relabelled > 0
        ? `${count(relabelled)} Zeilen`
        : `${count(removed)} Zeilen${relabelled > 0 ? `, ${count(relabelled)} umgelabelt` : ''}`;
    return poison === 0
      ? `${rows}, alle sauber (FPR ${percent(fpr)})`
      : `${rows}: Gift ${count(caught)} von ${count(poison)} (Recall ${percent(recall)}), ` +
          `sauber ${count(removed + relabelled - caught)} (FPR ${percent(fpr)}), Präzision ${percent(precision)}`;
  },
  mark: (rate) => `${percent(rate)} (ASR)`,
  auc: (auc) => `${decimal(auc, 3)} des Verdachts der Filter`,
  scores: (attack, defence, outage) =>
    `Angriff ${decimal(attack, 1)}   Abwehr ${decimal(defence, 1)}${outage ? '   Ausfall' : ''}`,
  plot: {
    title: 'Genauigkeit auf den Testdaten, während das Modell trainiert wird',
    steps: 'Trainingsschritt',
    level: 'das Modell der sauberen Daten',
    dashed: (level) => `gestrichelt: ${level}`,
    nothing: '(nichts zu zeichnen)',
  },
  result: (digest) => `Ergebnis ${digest}`,
};
