import type { Texts } from '../texts.ts';
import { count, decimal, percent, plural } from './numbers.ts';

const place = ({ x, y }: { x: number; y: number }) => `bei ${decimal(x, 2)} | ${decimal(y, 2)}`;

export const hand: Texts['hand'] = {
  way: 'Wie das Gift entsteht',
  byRecipe: 'Rezept',
  byHand: 'Von Hand',
  tools: 'Werkzeuge',
  tool: {
    look: 'Ansehen',
    pick: 'Wählen',
    place: 'Setzen',
    stroke: 'Strich',
    drag: 'Ziehen',
    flip: 'Lasso',
    erase: 'Löschen',
  },
  help: {
    look: 'Zeige auf ein Beispiel, verschiebe das Bild.',
    pick: 'Klicke ein Beispiel an, um es zu kopieren oder zu ändern.',
    place: 'Klicke, wo ein neuer Punkt sein soll: je 1 Punkt.',
    stroke: 'Zeichne eine Linie neuer Punkte: je 1 Punkt.',
    drag: 'Ziehe ein Beispiel an eine andere Stelle: 2 Punkte, bei neuen nichts.',
    flip: 'Umkreise Beispiele, um ihr Label zu ändern, oder klicke eines an: je 1 Punkt.',
    erase: 'Radiere bekannte Beispiele weg: je 3 Punkte. Neue verschwinden und geben ihre Punkte zurück.',
  },
  waiting: 'Die Werkzeuge wirken, sobald die Beispiele auf dem Bild sind.',
  newLabel: 'Label',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  placeAt: 'Einen Punkt setzen',
  placeAs: ({ label }) => `${label} setzen`,
  rows: 'Vergiftete Beispiele',
  noRows: 'Noch keine: Nimm ein Werkzeug auf dem Bild oder füge hier welche hinzu.',
  row: {
    inserted: ({ label, by, text, at, account }) =>
      `Neu: ${label}${at ? ` ${place(at)}` : ''}${by === null ? '' : `, ${by}`}${account === null ? '' : `, Konto ${account}`}${text === null ? '' : `: ${text}`}`,
    flipped: ({ row, label }) => `Beispiel ${row}, jetzt ${label}`,
    mutated: ({ row, label, at }) => `Beispiel ${row}, ${label}, verschoben${at ? ` ${place(at)}` : ''}`,
    removed: ({ row, label }) => `Beispiel ${row}, ${label}, gelöscht`,
  },
  takeBack: ({ row }) => `Zurücknehmen: ${row}`,
  shortage: ({ done, asked }) =>
    done === 0
      ? 'Dafür reichen die Punkte nicht: Nimm zuerst etwas zurück.'
      : `Die Punkte reichen für ${count(done)} von ${count(asked)} Beispielen: Die anderen bleiben, wie sie sind.`,
  arena: ({ samples, rows }) =>
    `${plural(samples, { one: 'Beispiel, das ihr kennt', other: 'Beispiele, die ihr kennt' })}, mit ${plural(rows, { one: 'von Hand vergifteten Beispiel', other: 'von Hand vergifteten Beispielen' })}. Die Liste sagt, was jedes ist.`,
  recipe: {
    title: 'Beispiele eines Rezepts hinzufügen',
    add: 'Diese Beispiele hinzufügen',
    forging: 'Die Beispiele entstehen',
  },
  copies: 'Kopien',
  copiesShown: (n) => plural(n, { one: 'Beispiel', other: 'Beispiele' }),
  addAs: ({ n, label }) => `${plural(n, { one: 'Beispiel', other: 'Beispiele' })} als ${label} hinzufügen`,
  verdict: ({ label, score }) =>
    `Das Modell der Vorschau hält es für ${label}: Score ${decimal(score, 2)}; 0 ist die Grenze.`,
  oracle: {
    ask: ({ price }) =>
      `Das saubere Modell der Abwehr fragen: ${plural(price, { one: 'Punkt', other: 'Punkte' })}`,
    answer: ({ label, score }) =>
      `Das saubere Modell der Abwehr hält es für ${label}: Score ${decimal(score, 2)}.`,
  },
  accounts: {
    title: 'Neue Beispiele kommen von',
    first: ({ number }) => `Konto ${number}`,
    used: ({ number, rows }) => `Konto ${number}: ${plural(rows, { one: 'Beispiel', other: 'Beispiele' })}`,
    another: ({ number, price }) =>
      `Konto ${number}, neu: ${plural(price, { one: 'Punkt', other: 'Punkte' })} zusätzlich`,
  },
  drawing: {
    title: 'Ein Bild zeichnen',
    canvas: ({ row, column, grey }) =>
      `Zeichnung. Pfeiltasten bewegen, die Leertaste malt. Zeile ${row}, Spalte ${column}, ${percent(grey)} hell.`,
    brush: 'Pinsel',
    ink: 'Tinte',
    rubber: 'Radierer',
    mark: 'Marke',
    size: 'Größe des Pinsels',
    pixels: (n) => plural(n, { one: 'Pixel', other: 'Pixel' }),
    clear: 'Leeren',
    known: 'Bekanntes Beispiel',
    take: 'Nehmen',
    taken: ({ row, label }) => `Aus Beispiel ${row}, ${label}.`,
    retouch: ({ row }) => `Beispiel ${row} ändern`,
    useAsMark: 'Als Marke der Backdoor nehmen',
    stamp: ({ n }) => `${plural(n, { one: 'markierte Kopie', other: 'markierte Kopien' })} hinzufügen`,
    markHelp:
      'Was du mit dem Pinsel „Marke“ zeichnest, ist die Marke, der das Modell gehorchen soll; alles andere bleibt, wie es ist.',
    hasMark: 'Die Beispiele haben eine eigene Marke.',
  },
  mail: {
    title: 'Eine Mail schreiben',
  },
};
