import type { CliTexts } from '../../cli-texts.ts';
import { count as number } from '../numbers.ts';
import { figures } from './figures.ts';

const { seconds } = figures;

const KINDS: Readonly<Record<string, string>> = {
  inserted: 'eingefügte',
  flipped: 'umgelabelte',
  mutated: 'veränderte',
};

export const craft: CliTexts['craft'] = {
  description: 'das Gift eines Angriffs als Datei schreiben, die "well evaluate --poison" liest',
  options: {
    out: 'die vergifteten Zeilen: .svm, .csv oder .npz',
    stream: 'auch die ganze Lieferung: saubere Zeilen und Gift, nach ihrem Inhalt geordnet',
    clean: 'die Zeilen der Lieferung, die kein Gift sind: worauf daneben trainiert wird',
    test: 'die Testdaten des Szenarios',
    validation:
      'saubere Zeilen, an denen der Angriff sein Gift messen darf (Vorgabe: die Zeilen, die er kennt)',
  },
  forging: 'Gift wird gemacht',
  written: ({ file, rows, attack, scenario, seed, forgeMillis }) =>
    `${file}: ${rows.map(({ kind, count }) => `${number(count)} ${KINDS[kind] ?? kind}`).join(', ')} Zeilen von ${attack} auf ${scenario}, ` +
    `Seed ${seed}, gemacht in ${seconds(forgeMillis)}`,
  next: (command) => `weiter mit: ${command}`,
  missing: (cleanRows) =>
    `die ${number(cleanRows)} sauberen Zeilen dazu: --clean DATEI; Testdaten: --test DATEI`,
};
