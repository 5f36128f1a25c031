import type { RemarkSentences } from '../../error-words.ts';
import { count, percent } from '../numbers.ts';
import { fileFaults, placeText, sizeText } from './file-faults.ts';
import { poisonFaults } from './poison-faults.ts';
import { replayFaults } from './replay-faults.ts';

/** Things that have names, as the English text calls them. */
const KINDS: Readonly<Record<string, string>> = {
  scenario: 'Kein Szenario',
  attack: 'Kein Angriff',
  'filter or training defence': 'Kein Filter und kein robustes Training',
  victim: 'Kein Opfer',
  metric: 'Keine Messgröße',
  payoff: 'Keine Auszahlung',
  format: 'Kein Format',
  list: 'Keine Liste',
  'decimal mark': 'Kein Dezimalzeichen',
};

const takesText = (takes: string) => (takes === '' ? 'es gibt keine' : `es gibt ${takes}`);

/** Errors about files and options that a person can mend. */
export const remarks: RemarkSentences = {
  ...fileFaults,
  ...replayFaults,
  ...poisonFaults,
  'unknown-name': ({ what, name, nearest, listed }) =>
    `${KINDS[what] ?? what} heißt "${name}"; am nächsten: ${nearest}.${listed ? ' Siehe "well list".' : ''}`,
  'option-range': ({ option, low, high, found }) =>
    `${option}: eine Zahl von ${low} bis ${high} erwartet, "${found}" gefunden`,
  'option-whole': ({ option, found }) => `${option}: eine ganze Zahl erwartet, "${found}" gefunden`,
  'option-list': ({ option }) => `${option}: Namen mit Kommas dazwischen erwartet`,
  'index-base-option': ({ examples, found }) =>
    `--index-base: 0 oder 1 erwartet, oder eines von ${examples}; "${found}" gefunden`,
  'remove-without-filter': () => '--remove sagt, wie viel ein Filter entfernt: mit --filter einen nennen',
  'delimiter-option': ({ found }) => `--delimiter: ein Zeichen erwartet, "${found}" gefunden`,
  'no-ridge': ({ victim }) => `--lambda: ${victim} hat keine Ridge-Strafe`,
  'no-poison-attack': ({ none }) =>
    `--attack: ${none} macht kein Gift; einen Angriff aus "well list attacks" nennen`,
  'nothing-to-write': ({ attack }) =>
    `${attack} hat hier keine einzige vergiftete Zeile gemacht: Es gibt nichts zu schreiben`,
  'parameter-form': ({ recipe, found, takes }) =>
    `${recipe}: Schlüssel=Wert erwartet, "${found}" gefunden; ${takesText(takes)}`,
  'parameter-unknown': ({ recipe, name, nearest, takes }) =>
    `${recipe} hat keinen Parameter "${name}"${nearest ? `; am nächsten: ${nearest}` : ''}; ${takesText(takes)}`,
  'cannot-read': ({ file, why }) => `${file} lässt sich nicht lesen: ${why}`,
  'cannot-write': ({ file, why }) => `${file} lässt sich nicht schreiben: ${why}`,
  'not-built': ({ file }) => `${file} fehlt: zuerst "npm run build" ausführen`,
  'index-base': ({ file, line, against }) =>
    `${file}, Zeile ${line}: Indizes ab 1 erwartet, "0" gefunden${against ? ', gegen den eigenen Kommentar der Datei' : ''}`,
  'no-label-column': ({ file, wanted, columns, width }) =>
    `${file} hat keine Spalte ${wanted} für das Label: ${columns === null ? 'Es gibt keine Kopfzeile' : `Die Spalten sind ${columns}`}, 1 bis ${width}`,
  'label-columns': ({ file, count: columns, name, option }) =>
    `${file} hat ${columns} Spalten namens ${name}: mit der Nummer sagen, welche${option ? ' (--label NUMMER)' : ''}`,
  'missing-column': ({ file, missing, first, own }) =>
    `${file} fehlt die Spalte ${missing}, die ${first} hat; die Spalten sind ${own}`,
  'column-count': ({ file, columns, first, expected }) =>
    `${file} hat ${columns} Spalten, ${first} hat ${expected}: Sie müssen übereinstimmen`,
  'unknown-class': ({ file, place, first, classes, found }) =>
    `${file}, ${placeText(place)}: eine Klasse von ${first} erwartet (${classes}), ${found} gefunden`,
  'one-class': ({ file, name }) => `${file} hat nur eine Klasse (${name}); zwei oder mehr erwartet`,
  'few-rows': ({ file, name, rows, least }) =>
    `${file} hat zu wenige Zeilen der Klasse "${name}": ${rows}; eine Runde braucht von jeder ${least}`,
  'too-many-classes': ({ file, most }) =>
    `${file} hat mehr als ${count(most)} Klassen, mehr sind nicht erlaubt; ist die Spalte des Labels die richtige?`,
  'not-learnt': ({ file, accuracy, majority, least }) =>
    `${file}: Das Modell, auf diesen Zeilen trainiert, erkennt ${percent(accuracy)} der Testzeilen; immer die größte ` +
    `Klasse zu nennen träfe ${percent(majority)}, und eine Runde braucht mindestens ${percent(least)}. ` +
    'Die Spalte der Labels prüfen, oder Merkmale ergänzen, an denen sich die Klassen unterscheiden',
  'class-removed': ({ plan, name }) =>
    `${plan} hat jede Zeile der Klasse "${name}" entfernt: Es bleibt nichts zum Trainieren`,
  'other-table': ({ file, field, held, wanted }) =>
    `${file} enthält einen Teil einer anderen Tabelle: ${field} ist dort ${held}, hier ${wanted}; ` +
    'mit --resume eine andere Datei nennen oder mit --fresh neu beginnen',
  'hole-in-table': ({ attack, filter }) => `die Tabelle hat keine Zahl für ${attack} gegen ${filter}`,
  'numbering-column': ({ file, column, name }) =>
    `${file}: Spalte ${column} ${name || '(ohne Namen)'} nummeriert oder benennt nur die Zeilen und bleibt weg (--keep-index behält sie)`,
  'counting-column': ({ file, from }) =>
    `${file}: Spalte 1 zählt ab ${from} und wird als Merkmal gelesen; nummeriert sie nur die Zeilen, in der Datei weglassen`,
  'order-of-first': ({ without, file, first }) =>
    `${without} hat keine Kopfzeile, deshalb gelten die Spalten von ${file} in der Reihenfolge von ${first}`,
  'extra-columns': ({ file, extra, count: columns, first }) =>
    `${file}: ${extra} ${columns > 1 ? 'sind keine Spalten' : 'ist keine Spalte'} von ${first} und ${columns > 1 ? 'bleiben' : 'bleibt'} weg`,
  'lone-class': ({ file, line, name }) =>
    `${file}, Zeile ${line}: Keine andere Zeile hat die Klasse ${name} (--header sagt, dass es eine Kopfzeile ist)`,
  'read-as-row': ({ file, line, row }) =>
    `${file}, Zeile ${line}: ${row} wird als Datenzeile gelesen (--header sagt, dass es eine Kopfzeile ist)`,
  'empty-rows': ({ file, rows }) =>
    `${file}: ${rows === 1 ? '1 Zeile' : `${count(rows)} Zeilen`} ohne Inhalt ${rows === 1 ? 'bleibt' : 'bleiben'} weg`,
  'zeros-written': ({ needing, size }) =>
    `${needing.join(' und ')} ${needing.length > 1 ? 'brauchen' : 'braucht'} auch die Nullen: Alle werden ausgeschrieben, ${sizeText(size)}`,
  'unsure-base': ({ file, most, other, otherMost }) =>
    `der höchste Index ist ${most} in ${file} und ${otherMost} in ${other}: Zählt eine Datei ab 0 und die andere ab 1, ist das anzugeben (--index-base)`,
};
