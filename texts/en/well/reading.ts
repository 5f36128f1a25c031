import type { TableFormat } from '../../../instrument/formats/table.ts';
import type { Understood } from '../../../instrument/formats/understood.ts';
import { labelPlace } from '../label-place.ts';

const FORMATS: Record<TableFormat, string> = {
  libsvm: 'LIBSVM text',
  csv: 'CSV',
  npy: '.npy',
  npz: '.npz',
};
const DELIMITERS: Readonly<Record<string, string>> = {
  ' ': 'blanks',
  '\t': 'tabs',
  ',': 'commas',
  ';': 'semicolons',
};

/** How data files were understood. */
export const reading = {
  /** One line a file. */
  understood({ file, format, rows, features, label, classes, ...read }: Understood) {
    const { delimiter, decimal, header, indexBase } = read;
    return [
      `${file}: ${FORMATS[format]}`,
      ...(delimiter === undefined ? [] : [`${DELIMITERS[delimiter] ?? `"${delimiter}"`} between fields`]),
      ...(decimal === undefined ? [] : ['decimal commas']),
      ...(header === undefined ? [] : [header ? 'a header' : 'no header']),
      ...(indexBase === undefined ? [] : [`indices from ${indexBase}`]),
      rows === 1 ? '1 row' : `${rows} rows`,
      features === 1 ? '1 feature' : `${features} features`,
      `label: ${labelPlace(label)}`,
      `classes ${classes.map((each) => `${each.label} (${each.rows})`).join(', ')}`,
    ].join(', ');
  },
};
