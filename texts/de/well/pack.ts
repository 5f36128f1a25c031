import type { CliTexts } from '../../cli-texts.ts';
import { count, plural } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent } = figures;

export const pack: CliTexts['pack'] = {
  description: 'aus eigenen Daten ein Szenario machen: CSV, LIBSVM, .npy oder .npz und ein kleines Manifest',
  manifest: 'JSON-Datei, die die Daten und ihre Herkunft nennt; siehe docs/data.md',
  options: {
    out: 'wohin das Paket kommt (Vorgabe: seine ID)',
    json: 'was entstanden ist, als JSON',
  },
  made: ({ file, title, train, test, golden, features, classes }) =>
    `${file}: „${title}“, Beispiele: ${count(train)} Training, ${count(test)} Test, ${count(golden)} Goldsatz; ${plural(features, { one: 'Merkmal', other: 'Merkmale' })}, ${classes.join(' gegen ')}`,
  cleanError: (victim, error) =>
    `auf den sauberen Zeilen trainiert, irrt sich ${victim} bei ${percent(error)} der Testzeilen`,
  menu: (attacks, filters, defences) =>
    `zur Auswahl: ${attacks} Angriffe, ${filters} Filter, ${defences} robuste Trainingsverfahren`,
  next: (command) => `weiter mit: ${command}`,
};
