import type { SameSentences } from '../engine/errors.ts';

/**
 * What is wrong with a file of labelled samples, in English: the part of the remarks (remarks.ts) that the readers of formats/
 * refuse files with.
 */
export const FILE_FAULTS = {
  'file-too-large': ({ file, size, most }: { file: string; size: FileSize; most: FileSize }) =>
    `${file} has ${sizeText(size)}; at most ${sizeText(most)} are read`,
  'too-many-rows': ({ file, most }: { file: string; most: number }) =>
    `${file} has more than ${most} rows, the most that is allowed`,
  'rows-limit': ({ file, rows, most }: { file: string; rows: number; most: number }) =>
    `${file} has ${rows} rows; at most ${most} are allowed`,
  'features-limit': ({ file, features, most }: { file: string; features: number; most: number }) =>
    `${file} has ${features} features; at most ${most} are allowed`,
  'numbers-limit': ({ file, rows, features, size, most, mostSize }: NumbersLimit) =>
    `${file} has ${rows} rows × ${features} features = ${rows * features} numbers (${sizeText(size)}); ` +
    `at most ${most} (${sizeText(mostSize)}) are allowed`,
  'unknown-format': ({ file }: { file: string }) =>
    `${file} is in no format that is read: LIBSVM text, CSV, .npy or .npz (--format names one, to see what is wrong)`,
  'foreign-format': ({ file, kind }: { file: string; kind: ForeignKind }) => `${file} is ${FOREIGN[kind]}`,
  'no-text': ({ file }: { file: string }) => `${file} is no text: it has a zero byte in its first 4 KiB`,
  'not-utf8': ({ file }: { file: string }) => `${file} is not UTF-8 text; save it as UTF-8`,
  // CSV
  'csv-empty': ({ file }: { file: string }) =>
    `${file} has no rows; expected comma-separated numbers and a label`,
  'header-alone': ({ file }: { file: string }) => `${file} has a header and no rows`,
  'one-column': ({ file, line }: FileLine) =>
    `${file}, line ${line}: expected at least one feature and a label, found one column`,
  'open-quote': ({ file, line }: FileLine) =>
    `${file}, line ${line}: expected a closing quote, found the end of the file`,
  'after-quote': ({ file, line, found }: FoundInLine) =>
    `${file}, line ${line}: expected a delimiter or the end of the line after a closing quote, found ${found}`,
  'columns-alike': ({ file, name }: { file: string; name: string }) =>
    `${file} has more than one column called ${name}, and the files have different headers: give each a name of its own`,
  'row-width': ({ file, line, expected, found }: RowWidth) =>
    `${file}, line ${line}: expected ${expected} columns, found ${found}`,
  'no-number': ({ help, ...field }: FieldFault & { readonly help: NumberHelp }) =>
    `${fieldText(field)}: expected a number, found ${foundText(field.found)}${HELP[help]}`,
  'not-finite': (field: FieldFault) =>
    `${fieldText(field)}: expected a finite 32-bit number, found ${foundText(field.found)}`,
  'empty-label': ({ file, line }: FileLine) => `${file}, line ${line}: the label is empty`,
  // LIBSVM
  'libsvm-empty': ({ file }: { file: string }) => `${file} has no rows; expected ${LIBSVM_LINE} on each line`,
  'libsvm-line': ({ file, line, found }: FoundInLine) =>
    `${file}, line ${line}: expected ${LIBSVM_LINE}, found ${found}`,
  'libsvm-label': ({ file, line, found }: FoundInLine) =>
    `${file}, line ${line}: expected a finite label, found ${found}`,
  'libsvm-labels': ({ file, line, count, found }: FoundInLine & { readonly count: number }) =>
    `${file}: line ${line} has ${count === 2 ? 'two' : count} labels \`${found}\`; one label a row is read`,
  'libsvm-index': ({ file, line, found }: FoundInLine) =>
    `${file}, line ${line}: expected an index (a whole number from 0), found ${found}`,
  'libsvm-index-limit': ({ file, line, index, most }: FileIndex & { readonly most: number }) =>
    `${file}, line ${line}: index ${index}; at most ${most} features are allowed`,
  'libsvm-order': ({ file, line, index, last }: FileIndex & { readonly last: number }) =>
    `${file}, line ${line}: expected ascending indices, found ${index} after ${last}`,
  'libsvm-value': ({ file, line, index, found }: FileIndex & { readonly found: string }) =>
    `${file}, line ${line}: expected a number after "${index}:", found ${foundText(found)}`,
  'libsvm-not-finite': ({ file, line, index, found }: FileIndex & { readonly found: string }) =>
    `${file}, line ${line}: the value of index ${index} is not a finite 32-bit number: ${found}`,
  // .npz
  'no-zip-directory': ({ file }: { file: string }) =>
    `${file} is not a whole .npz file: it has no directory at its end`,
  'cut-zip-directory': ({ file }: { file: string }) =>
    `${file} is not a whole .npz file: its directory is cut off`,
  'broken-zip': ({ file, said }: { file: string; said: string }) =>
    `${file} is not a whole .npz file: ${said}`,
  'array-too-large': ({ file, array, size, most }: ArrayTooLarge) =>
    `${file}: array ${array} unpacks to ${sizeText(size)}; at most ${sizeText(most)} are read`,
  'damaged-array': ({ file, array }: { file: string; array: string }) =>
    `${file}: array ${array} is damaged: its checksum does not fit; get the file again`,
  'no-array': ({ file, part, looked, arrays }: NoArray) =>
    `${file} has no array for the ${part}: looked for ${looked}; it has ${arrays || 'none'}`,
  // .npy, and the arrays of .npz files
  'npy-start': ({ file }: { file: string }) => `${noNpy(file)}: it does not begin with \\x93NUMPY`,
  'npy-version': ({ file, version }: { file: string; version: number }) =>
    `${noNpy(file)}: format version ${version}; expected 1, 2 or 3`,
  'npy-cut': ({ file }: { file: string }) => `${noNpy(file)}: the header is cut off`,
  'npy-long-header': ({ file, bytes }: { file: string; bytes: number }) =>
    `${noNpy(file)}: a header of ${bytes} bytes`,
  'npy-structured': ({ file }: { file: string }) =>
    `${noNpy(file)}: expected one plain number type in its header; structured types are not read`,
  'npy-no-shape': ({ file }: { file: string }) => `${noNpy(file)}: the header names no shape or no order`,
  'npy-objects': ({ file }: { file: string }) =>
    `${noNpy(file)}: it holds Python objects; save features with astype("float32"), labels with astype(str)`,
  'npy-type': ({ file, type, types }: { file: string; type: string; types: string }) =>
    `${noNpy(file)}: type ${type}; expected one of ${types} (save it with astype("float32"))`,
  'npy-bytes': ({ file, shape, expected, found }: NpyBytes) =>
    `${noNpy(file)}: its shape (${shape}) needs ${expected} bytes of numbers, it has ${found}`,
  'npy-text': ({ file }: { file: string }) =>
    `${file} holds text, where numbers are expected: save it with astype("float32")`,
  'npy-not-finite': ({ file, row, column, precise, found }: NpyNotFinite) =>
    `${file}, row ${row}, column ${column}: expected a finite ${precise ? '' : '32-bit '}number, found ${found}`,
  'npy-overflow': ({ file, row }: { file: string; row: number }) =>
    `${file}, row ${row}: a number too large for 32 bits`,
  'npy-shape': ({ file, shape }: { file: string; shape: string }) =>
    `${file} has the shape (${shape}): a .npy file without separate labels needs two dimensions and ` +
    'two columns or more, one of them the label',
  'npy-label-column': ({ file, wanted, width }: { file: string; wanted: string; width: number }) =>
    `${file} has no column ${wanted} for the label: 1 to ${width}, or from −1`,
  'npy-empty': ({ file, shape }: { file: string; shape: string }) =>
    `${file} has no rows: its shape is (${shape})`,
  'label-count': ({ file, rows, labels }: { file: string; rows: number; labels: number }) =>
    `${file}: expected one label a row; there are ${rows} rows and ${labels} labels`,
  'label-file': ({ file, labelFile }: { file: string; labelFile: string }) =>
    `${labelFile}: a file of labels goes with a .npy file; ${file} holds its own`,
  // The rows as they were read
  'missing-label': ({ file, place, found }: { file: string; place: RowPlace; found: string }) =>
    `${file}, ${placeText(place)}: the label is missing (${foundText(found)}); leave the row out, or give the class another name`,
  'widths-differ': ({ file, features, other, wanted }: WidthsDiffer) =>
    `${file} has ${features === 1 ? '1 feature' : `${features} features`}, ${other === null ? `${wanted} are declared` : `${other} has ${wanted}`}: they must agree`,
  constant: ({ file, value }: { file: string; value: number | null }) =>
    `${value === null ? `no feature of ${file} ever changes` : `every feature of ${file} is ${value}`}: there is nothing to learn`,
} as const;

/** The sentences of a language: the same ids and facts. */
export type FileFaultTexts = SameSentences<typeof FILE_FAULTS>;

/** What people have that is not read, and what would help. */
const FOREIGN = {
  gzip: 'packed with gzip: unpack it first',
  bzip2: 'packed with bzip2: unpack it first',
  xz: 'packed with xz: unpack it first',
  zstandard: 'packed with Zstandard: unpack it first',
  zip: 'a zip without .npy arrays: unpack it first',
  parquet: 'a Parquet file: save it as CSV (pandas: df.to_csv(path, index=False))',
  arrow: 'an Arrow file: save it as CSV (pandas: df.to_csv(path, index=False))',
  hdf5: 'an HDF5 file: save its arrays with numpy.savez',
  pickle: 'a Python pickle: save its arrays with numpy.savez',
  excel: 'an Excel workbook: save the sheet as CSV UTF-8',
  'open-document': 'an OpenDocument file: save the sheet as CSV (UTF-8)',
  'idx-labels': 'an IDX file of labels, as MNIST has them: save it with numpy.save',
  'idx-pictures': 'an IDX file of pictures, as MNIST has them: save it with numpy.save',
  r: 'an R workspace: write the table with write.csv(…, row.names = FALSE)',
  arff: 'an ARFF file of Weka: save it as CSV',
  json: 'JSON: save it as CSV',
  markup: 'a page of HTML or XML, perhaps of an error while it was fetched',
} as const;
export type ForeignKind = keyof typeof FOREIGN;

/** A size in the unit a person would use, as in 1.5 MiB. */
export interface FileSize {
  readonly amount: number;
  readonly unit: 'bytes' | 'KiB' | 'MiB' | 'GiB';
}

interface NumbersLimit {
  readonly file: string;
  readonly rows: number;
  readonly features: number;
  readonly size: FileSize;
  readonly most: number;
  readonly mostSize: FileSize;
}

interface ArrayTooLarge {
  readonly file: string;
  readonly array: string;
  readonly size: FileSize;
  readonly most: FileSize;
}

interface FileLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

interface FoundInLine extends FileLine {
  /** In quotes. */
  readonly found: string;
}

interface FileIndex extends FileLine {
  readonly index: number;
}

interface RowWidth extends FileLine {
  readonly expected: number;
  readonly found: number;
}

/** What would help with a field that is no number. */
export type NumberHelp = 'none' | 'decimal-comma' | 'missing' | 'thousands';

export interface FieldFault extends FileLine {
  /** From 1. */
  readonly column: number;
  /** In quotes; empty where the column has none, null without a header. */
  readonly name: string | null;
  /** In quotes; empty where nothing is there. */
  readonly found: string;
}

/** A line of a text file, or a row of a binary one; from 1. */
export type RowPlace = { readonly line: number } | { readonly row: number };

interface NoArray {
  readonly file: string;
  readonly part: 'features' | 'labels';
  /** Names with commas between. */
  readonly looked: string;
  /** Those of the file; empty where it has none. */
  readonly arrays: string;
}

interface NpyBytes {
  readonly file: string;
  /** Sizes with commas between. */
  readonly shape: string;
  readonly expected: number;
  readonly found: number;
}

interface NpyNotFinite {
  readonly file: string;
  readonly row: number;
  readonly column: number;
  /** Whether 64 bits are read. */
  readonly precise: boolean;
  readonly found: string;
}

interface WidthsDiffer {
  readonly file: string;
  readonly features: number;
  /** The file that has as many as are wanted; null where the caller said how many. */
  readonly other: string | null;
  readonly wanted: number;
}

const LIBSVM_LINE = '`label index:value …`';

const HELP: Readonly<Record<NumberHelp, string>> = {
  none: '',
  'decimal-comma': ' (--decimal comma reads it with a decimal comma)',
  missing: '; no value may be missing: fill it in, or leave the row or the column out',
  thousands: '; write numbers without marks between thousands',
};

export const sizeText = ({ amount, unit }: FileSize) => `${amount} ${unit}`;
export const placeText = (place: RowPlace) => ('line' in place ? `line ${place.line}` : `row ${place.row}`);
const foundText = (found: string) => found || 'nothing';
const noNpy = (file: string) => `${file} is not a .npy file this reads`;
const fieldText = ({ file, line, column, name }: FieldFault) =>
  `${file}, line ${line}, column ${column}${name === null ? '' : ` ${name || '(without a name)'}`}`;
