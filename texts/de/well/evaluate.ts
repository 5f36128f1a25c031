import type { CliTexts } from '../../cli-texts.ts';
import { count, plural } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent, decimal } = figures;

export const evaluateTexts: CliTexts['evaluate'] = {
  description:
    'auf eigenen Daten trainieren, vergiften, filtern und bewerten: LIBSVM/SVMlight-Text, CSV, .npy, .npz',
  options: {
    train: 'saubere Trainingszeilen',
    test: 'Testzeilen',
    poison: 'vergiftete Zeilen, die zu den Trainingszeilen kommen; an ihnen wird die Erkennung gemessen',
    trainLabels: 'Labels einer .npy-Datei mit Merkmalen',
    testLabels: 'dasselbe für --test',
    poisonLabels: 'dasselbe für --poison',
    golden: 'vertrauenswürdige Zeilen, nach denen Filter urteilen dürfen und auf denen nichts trainiert wird',
    goldenLabels: 'Labels einer .npy-Datei mit Merkmalen',
    accounts: 'wer jede Zeile geschickt hat: eine Textzeile je Trainingszeile, danach eine je Giftzeile',
    format: (formats) => `${formats.join(', ')} (Vorgabe: nach dem Inhalt)`,
    label: 'Spalte des Labels in CSV und .npy: Name, oder Nummer ab 1, oder ab -1 von hinten',
    delimiter: 'Trennzeichen von CSV (Vorgabe: nach dem Inhalt)',
    header: 'CSV beginnt mit Namen (Vorgabe: nach dem Inhalt)',
    noHeader: 'CSV beginnt mit Daten',
    decimal: (marks) => `Dezimalzeichen von CSV: ${marks.join(' oder ')} (Vorgabe: nach dem Inhalt)`,
    keepIndex: 'eine CSV-Spalte, die nur die Zeilen zählt, ist ein Merkmal',
    indexBase:
      'Index des ersten Merkmals in LIBSVM-Text: 0 oder 1, oder wie in test=0 für eine Datei (Vorgabe: 0, wo ein Index 0 vorkommt)',
    victim: 'siehe "well list victims"',
    lambda: 'Stärke der Ridge-Strafe, λ von (λ/2)‖w‖² (Vorgabe: die des Opfers)',
    victimParam: 'Parameter des Opfers; mehrfach möglich',
    remove: 'Anteil jeder Klasse, den der Filter entfernt',
    seed: 'Seed des Trainings',
    removed: 'die entfernten Zeilen in diese Datei schreiben: file, line, label, filter',
  },
  stages: {
    reading: 'Lesen',
    'training on the clean rows': 'Training auf den sauberen Zeilen',
    'training without filters': 'Training ohne Filter',
    filtering: 'Filtern',
    'training on what is left': 'Training auf dem Rest',
  },
  interrupted: 'abgebrochen: Es wurde nichts bewertet',
  setting: (victim, params, filter, seed) =>
    `${victim} (${params}), ${filter ?? 'kein Filter'}, Seed ${seed}`,
  sizes: ({ train, poison, test, features, classes }) =>
    `${count(train)} Trainingszeilen${poison > 0 ? ` und ${count(poison)} mit Gift` : ''}, ${count(test)} Testzeilen, ` +
    `${plural(features, { one: 'Merkmal', other: 'Merkmale' })}, ${classes} Klassen`,
  labels: {
    test: 'Testfehler',
    unfiltered: 'ohne Filter',
    clean: 'auf sauberen Daten',
    training: 'Trainingsfehler',
    certified: 'zertifiziert richtig',
    objective: 'Zielfunktion',
    norm: 'Norm der Gewichte',
    removed: 'entfernt',
    relabelled: 'umgelabelt',
    detection: 'Erkennung',
  },
  removed: (rows, share, byClass) =>
    `${count(rows)} Zeilen (${percent(share)})` +
    (rows > 0 ? `: ${byClass.map((each) => `${count(each.rows)} der Klasse ${each.name}`).join(', ')}` : ''),
  relabelled: (rows) => `${count(rows)} Zeilen`,
  detection: ({ caught, poison, precision, recall, fpr, mcc, auc }) =>
    `${count(caught)} von ${count(poison)} vergifteten erwischt, Präzision ${percent(precision)}, ` +
    `Recall ${percent(recall)}, FPR ${percent(fpr)}, MCC ${decimal(mcc, 3)}` +
    `${auc === null ? '' : `, AUC ${decimal(auc, 3)}`}`,
};
