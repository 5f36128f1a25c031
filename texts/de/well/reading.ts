import type { TableFormat } from '../../../instrument/formats/table.ts';
import type { CliTexts } from '../../cli-texts.ts';
import { labelPlace } from '../label-place.ts';
import { count, plural } from '../numbers.ts';

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
  understood({ file, format, rows, features, label, classes, ...read }) {
    const { delimiter, decimal, header, indexBase } = read;
    return [
      `${file}: ${FORMATS[format]}`,
      ...(delimiter === undefined
        ? []
        : [`${DELIMITERS[delimiter] ?? `"${delimiter}"`} zwischen den Feldern`]),
      ...(decimal === undefined ? [] : ['Dezimalkommas']),
      ...(header === undefined ? [] : [header ? 'mit Kopfzeile' : 'ohne Kopfzeile']),
      ...(indexBase === undefined ? [] : [`Indizes ab ${indexBase}`]),
      plural(rows, { one: 'Zeile', other: 'Zeilen' }),
      plural(features, { one: 'Merkmal', other: 'Merkmale' }),
      `Label: ${labelPlace(label)}`,
      `Klassen ${classes.map((each) => `${each.label} (${count(each.rows)})`).join(', ')}`,
    ].join(', ');
  },
};
