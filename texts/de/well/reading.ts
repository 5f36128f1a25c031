import type { TableFormat } from '../../../instrument/formats/table.ts';
import type { CliTexts } from '../../cli-texts.ts';
import { count } from '../numbers.ts';

const FORMATS: Record<TableFormat, string> = {
  libsvm: 'LIBSVM-Text',
  csv: 'CSV',
  npy: '.npy',
  npz: '.npz',
};
const DELIMITERS: Readonly<Record<string, string>> = {
  ' ': 'Leerzeichen',
  '\t': 'Tabulatoren',
  ',': 'Kommas',
  ';': 'Semikolons',
};

export const reading: CliTexts['reading'] = {
  understood({ file, format, delimiter, header, indexBase, rows, features, label, classes }) {
    return [
      `${file}: ${FORMATS[format]}`,
      ...(delimiter === undefined
        ? []
        : [`${DELIMITERS[delimiter] ?? `"${delimiter}"`} zwischen den Feldern`]),
      ...(header === undefined ? [] : [header ? 'mit Kopfzeile' : 'ohne Kopfzeile']),
      ...(indexBase === undefined ? [] : [`Indizes ab ${indexBase}`]),
      `${count(rows)} Zeilen`,
      `${count(features)} Merkmale`,
      `Label: ${label}`,
      `Klassen ${classes.map((each) => `${each.label} (${count(each.rows)})`).join(', ')}`,
    ].join(', ');
  },
};
