import { remarkError } from '../remarks.ts';

/** Stands for any run of blanks and tabs between fields. */
export const BLANKS = ' ';

/** Where to begin: a position in the text and the line it is on. */
export interface FieldPlace {
  readonly at: number;
  readonly line: number;
}

/** One record of a CSV file and the line it starts on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * The records of a CSV text, after RFC 4180: fields may be quoted, a quoted field may hold the
 * delimiter, line ends and doubled quotes. Line ends are \n, \r\n or \r; empty lines are left out;
 * blanks around an unquoted field are dropped. With BLANKS as delimiter, any run of blanks separates.
 *
 * Written here because it must run in the page as well, name the line a record starts on, and hand
 * out one record at a time; the tests hold it against a well-known parser.
 *
 * @throws GameError 'bad-file' with the line, for a quote that never closes or text after one that did.
 */
export function* csvRecords(
  name: string,
  text: string,
  delimiter: string,
  from: FieldPlace = { at: 0, line: 1 },
): Generator<CsvRecord> {
  const byBlanks = delimiter === BLANKS;
  const special = byBlanks ? /[" \t\r\n]/g : new RegExp(`["\\u{${hex(delimiter)}}\r\n]`, 'gu');
  let { at, line } = from;
  while (at < text.length) {
    const start = line;
    const fields: string[] = [];
    let quotedField = false;
    let ended = false;
    while (!ended) {
      let field: string;
      const blanks = skipBlanks(text, at, delimiter);
      if (text[blanks] === '"') {
        quotedField = true;
        const quote = readQuoted(name, text, blanks, line);
        field = quote.field;
        line += quote.lineEnds;
        at = skipBlanks(text, quote.next, delimiter);
        const parted = byBlanks && at > quote.next;
        if (!parted && at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
          throw remarkError('bad-file', 'after-quote', {
            file: name,
            line,
            found: JSON.stringify(text[at]),
          });
      } else {
        if (byBlanks) at = blanks;
        special.lastIndex = at;
        let end = special.exec(text)?.index ?? text.length;
        while (text[end] === '"') {
          // A quote inside an unquoted field is a character like any other.
          special.lastIndex = end + 1;
          end = special.exec(text)?.index ?? text.length;
        }
        field = text.slice(at, end).trim();
        at = end;
      }
      fields.push(field);
      if (byBlanks) at = skipBlanks(text, at, delimiter);
      const lineEnds = at >= text.length || text[at] === '\n' || text[at] === '\r';
      if (text[at] === delimiter && !byBlanks) at++;
      else if (byBlanks && !lineEnds) continue;
      else {
        if (text[at] === '\r' && text[at + 1] === '\n') at++;
        at++;
        line++;
        ended = true;
      }
    }
    if (fields.length > 1 || quotedField || fields[0] !== '') yield { line: start, fields };
  }
}

const hex = (character: string) => (character.codePointAt(0) as number).toString(16);

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at++;
  return at;
}

function readQuoted(
  name: string,
  text: string,
  open: number,
  line: number,
): { field: string; next: number; lineEnds: number } {
  let end = text.indexOf('"', open + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) throw remarkError('bad-file', 'open-quote', { file: name, line });
  const field = text.slice(open + 1, end);
  return {
    field: field.replaceAll('""', '"'),
    next: end + 1,
    lineEnds: field.match(/\r\n|\n|\r/g)?.length ?? 0,
  };
}
