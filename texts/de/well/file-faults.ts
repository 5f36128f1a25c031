import type {
  FieldFault,
  FileFaultTexts,
  FileSize,
  ForeignKind,
  NumberHelp,
  RowPlace,
} from '../../../instrument/file-faults.ts';
import { count, decimal, plural } from '../numbers.ts';

const HELP: Readonly<Record<NumberHelp, string>> = {
  none: '',
  'decimal-comma': ' (--decimal comma liest es mit Dezimalkomma)',
  missing: '; kein Wert darf fehlen: ausfüllen, oder die Zeile oder Spalte weglassen',
  thousands: '; Zahlen ohne Tausenderzeichen schreiben',
};

/** What people have that is not read, and what would help. */
const FOREIGN: Readonly<Record<ForeignKind, string>> = {
  gzip: 'mit gzip gepackt: zuerst auspacken',
  bzip2: 'mit bzip2 gepackt: zuerst auspacken',
  xz: 'mit xz gepackt: zuerst auspacken',
  zstandard: 'mit Zstandard gepackt: zuerst auspacken',
  zip: 'ein Zip-Archiv ohne .npy-Arrays: zuerst auspacken',
  parquet: 'eine Parquet-Datei: als CSV speichern (pandas: df.to_csv(path, index=False))',
  arrow: 'eine Arrow-Datei: als CSV speichern (pandas: df.to_csv(path, index=False))',
  hdf5: 'eine HDF5-Datei: die Arrays mit numpy.savez speichern',
  pickle: 'eine Pickle-Datei von Python: die Arrays mit numpy.savez speichern',
  excel: 'eine Excel-Arbeitsmappe: das Tabellenblatt als CSV UTF-8 speichern',
  'open-document': 'eine OpenDocument-Datei: das Tabellenblatt als CSV (UTF-8) speichern',
  'idx-labels': 'eine IDX-Datei mit Labels, wie MNIST sie hat: mit numpy.save speichern',
  'idx-pictures': 'eine IDX-Datei mit Bildern, wie MNIST sie hat: mit numpy.save speichern',
  r: 'ein R-Workspace: die Tabelle mit write.csv(…, row.names = FALSE) schreiben',
  arff: 'eine ARFF-Datei von Weka: als CSV speichern',
  json: 'JSON: als CSV speichern',
  markup: 'eine HTML- oder XML-Seite, vielleicht eine Fehlermeldung vom Herunterladen',
};

const LIBSVM_LINE = '`Label Index:Wert …`';

export const placeText = (place: RowPlace) =>
  'line' in place ? `Zeile ${place.line}` : `Datenzeile ${place.row}`;
const foundText = (found: string) => found || 'nichts';
const noNpy = (file: string) => `${file} ist keine .npy-Datei, die hier gelesen wird`;
const noNpz = (file: string) => `${file} ist keine vollständige .npz-Datei`;
const fieldText = ({ file, line, column, name }: FieldFault) =>
  `${file}, Zeile ${line}, Spalte ${column}${name === null ? '' : ` ${name || '(ohne Namen)'}`}`;
export const sizeText = ({ amount, unit }: FileSize) =>
  `${decimal(amount, Number.isInteger(amount) ? 0 : 1)} ${unit === 'bytes' ? 'Byte' : unit}`;

/** What is wrong with a file of labelled samples. */
export const fileFaults: FileFaultTexts = {
  'file-too-large': ({ file, size, most }) =>
    `${file} hat ${sizeText(size)}; höchstens ${sizeText(most)} werden gelesen`,
  'too-many-rows': ({ file, most }) => `${file} hat mehr als ${count(most)} Zeilen, mehr sind nicht erlaubt`,
  'rows-limit': ({ file, rows, most }) =>
    `${file} hat ${count(rows)} Zeilen; höchstens ${count(most)} sind erlaubt`,
  'features-limit': ({ file, features, most }) =>
    `${file} hat ${count(features)} Merkmale; höchstens ${count(most)} sind erlaubt`,
  'numbers-limit': ({ file, rows, features, size, most, mostSize }) =>
    `${file} hat ${count(rows)} Zeilen × ${count(features)} Merkmale = ${count(rows * features)} Zahlen (${sizeText(size)}); ` +
    `höchstens ${count(most)} (${sizeText(mostSize)}) sind erlaubt`,
  'unknown-format': ({ file }) =>
    `${file} hat kein Format, das gelesen wird: LIBSVM-Text, CSV, .npy oder .npz (--format nennt eines, um zu sehen, was nicht stimmt)`,
  'foreign-format': ({ file, kind }) => `${file} ist ${FOREIGN[kind]}`,
  'no-text': ({ file }) => `${file} ist kein Text: In den ersten 4 KiB steht ein Null-Byte`,
  'not-utf8': ({ file }) => `${file} ist kein UTF-8-Text; als UTF-8 speichern`,
  'csv-empty': ({ file }) => `${file} hat keine Zeilen; Zahlen mit Kommas dazwischen und ein Label erwartet`,
  'header-alone': ({ file }) => `${file} hat eine Kopfzeile und sonst keine Zeilen`,
  'one-column': ({ file, line }) =>
    `${file}, Zeile ${line}: mindestens ein Merkmal und ein Label erwartet, eine einzige Spalte gefunden`,
  'open-quote': ({ file, line }) =>
    `${file}, Zeile ${line}: ein schließendes Anführungszeichen erwartet, das Ende der Datei gefunden`,
  'after-quote': ({ file, line, found }) =>
    `${file}, Zeile ${line}: nach dem schließenden Anführungszeichen ein Trennzeichen oder das Ende der Zeile erwartet, ${found} gefunden`,
  'columns-alike': ({ file, name }) =>
    `${file} hat mehr als eine Spalte namens ${name}, und die Kopfzeilen der Dateien sind verschieden: jeder einen eigenen Namen geben`,
  'row-width': ({ file, line, expected, found }) =>
    `${file}, Zeile ${line}: ${expected} Spalten erwartet, ${found} gefunden`,
  'no-number': ({ help, ...field }) =>
    `${fieldText(field)}: eine Zahl erwartet, ${foundText(field.found)} gefunden${HELP[help]}`,
  'not-finite': (field) =>
    `${fieldText(field)}: eine endliche 32-Bit-Zahl erwartet, ${foundText(field.found)} gefunden`,
  'empty-label': ({ file, line }) => `${file}, Zeile ${line}: Das Label ist leer`,
  'libsvm-empty': ({ file }) => `${file} hat keine Zeilen; in jeder ${LIBSVM_LINE} erwartet`,
  'libsvm-line': ({ file, line, found }) =>
    `${file}, Zeile ${line}: ${LIBSVM_LINE} erwartet, ${found} gefunden`,
  'libsvm-label': ({ file, line, found }) =>
    `${file}, Zeile ${line}: ein endliches Label erwartet, ${found} gefunden`,
  'libsvm-labels': ({ file, line, count: labels, found }) =>
    `${file}: Zeile ${line} hat ${labels === 2 ? 'zwei' : labels} Labels \`${found}\`; gelesen wird eines je Zeile`,
  'libsvm-index': ({ file, line, found }) =>
    `${file}, Zeile ${line}: einen Index erwartet (eine ganze Zahl ab 0), ${found} gefunden`,
  'libsvm-index-limit': ({ file, line, index, most }) =>
    `${file}, Zeile ${line}: Index ${index}; höchstens ${count(most)} Merkmale sind erlaubt`,
  'libsvm-order': ({ file, line, index, last }) =>
    `${file}, Zeile ${line}: aufsteigende Indizes erwartet, ${index} nach ${last} gefunden`,
  'libsvm-value': ({ file, line, index, found }) =>
    `${file}, Zeile ${line}: nach "${index}:" eine Zahl erwartet, ${foundText(found)} gefunden`,
  'libsvm-not-finite': ({ file, line, index, found }) =>
    `${file}, Zeile ${line}: Der Wert zum Index ${index} ist keine endliche 32-Bit-Zahl: ${found}`,
  'no-zip-directory': ({ file }) => `${noNpz(file)}: Am Ende fehlt das Verzeichnis`,
  'cut-zip-directory': ({ file }) => `${noNpz(file)}: Das Verzeichnis ist abgeschnitten`,
  'broken-zip': ({ file }) => `${noNpz(file)}: Sie lässt sich nicht auspacken`,
  'array-too-large': ({ file, array, size, most }) =>
    `${file}: Das Array ${array} hat ausgepackt ${sizeText(size)}; höchstens ${sizeText(most)} werden gelesen`,
  'damaged-array': ({ file, array }) =>
    `${file}: Das Array ${array} ist beschädigt, seine Prüfsumme stimmt nicht; die Datei neu holen`,
  'no-array': ({ file, part, looked, arrays }) =>
    `${file} hat kein Array für die ${part === 'labels' ? 'Labels' : 'Merkmale'}: gesucht ${looked}; vorhanden ${arrays || 'keines'}`,
  'npy-start': ({ file }) => `${noNpy(file)}: Sie beginnt nicht mit \\x93NUMPY`,
  'npy-version': ({ file, version }) => `${noNpy(file)}: Formatversion ${version}; 1, 2 oder 3 erwartet`,
  'npy-cut': ({ file }) => `${noNpy(file)}: Der Kopf ist abgeschnitten`,
  'npy-long-header': ({ file, bytes }) => `${noNpy(file)}: Ihr Kopf hat ${count(bytes)} Byte`,
  'npy-structured': ({ file }) =>
    `${noNpy(file)}: einen einfachen Zahlentyp im Kopf erwartet; zusammengesetzte Typen werden nicht gelesen`,
  'npy-no-shape': ({ file }) => `${noNpy(file)}: Der Kopf nennt keine Form oder keine Reihenfolge`,
  'npy-objects': ({ file }) =>
    `${noNpy(file)}: Sie enthält Python-Objekte; Merkmale mit astype("float32") speichern, Labels mit astype(str)`,
  'npy-type': ({ file, type, types }) =>
    `${noNpy(file)}: Typ ${type}; einer von ${types} erwartet (mit astype("float32") speichern)`,
  'npy-bytes': ({ file, shape, expected, found }) =>
    `${noNpy(file)}: Ihre Form (${shape}) braucht ${count(expected)} Byte Zahlen, sie hat ${count(found)}`,
  'npy-text': ({ file }) =>
    `${file} enthält Text, wo Zahlen erwartet werden: mit astype("float32") speichern`,
  'npy-not-finite': ({ file, row, column, precise, found }) =>
    `${file}, Datenzeile ${row}, Spalte ${column}: eine endliche ${precise ? '' : '32-Bit-'}Zahl erwartet, ${found} gefunden`,
  'npy-overflow': ({ file, row }) => `${file}, Datenzeile ${row}: eine Zahl, die für 32 Bit zu groß ist`,
  'npy-shape': ({ file, shape }) =>
    `${file} hat die Form (${shape}): Eine .npy-Datei ohne eigene Label-Datei braucht zwei Dimensionen und ` +
    'mindestens zwei Spalten, eine davon das Label',
  'npy-label-column': ({ file, wanted, width }) =>
    `${file} hat keine Spalte ${wanted} für das Label: 1 bis ${width}, oder ab −1 von hinten`,
  'npy-empty': ({ file, shape }) => `${file} hat keine Zeilen: Die Form ist (${shape})`,
  'label-count': ({ file, rows, labels }) =>
    `${file}: ein Label je Zeile erwartet; gefunden: Zeilen ${count(rows)}, Labels ${count(labels)}`,
  'label-file': ({ file, labelFile }) =>
    `${labelFile}: Eine Datei mit Labels gehört zu einer .npy-Datei; ${file} enthält eigene`,
  'missing-label': ({ file, place, found }) =>
    `${file}, ${placeText(place)}: Das Label fehlt (${foundText(found)}); die Zeile weglassen oder die Klasse anders nennen`,
  'widths-differ': ({ file, features, other, wanted }) =>
    `${file} hat ${plural(features, { one: 'Merkmal', other: 'Merkmale' })}, ${other === null ? `angegeben sind ${wanted}` : `${other} hat ${wanted}`}: Sie müssen übereinstimmen`,
  constant: ({ file, value }) =>
    `${value === null ? `In ${file} ändert sich kein einziges Merkmal` : `Jedes Merkmal von ${file} ist ${value}`}: Es gibt nichts zu lernen`,
};
