/** What a cell of a table holds. */
export type TableCell = string | number | boolean | null;

/** Spreadsheets take a cell that begins like this for a formula, or drop its beginning; a number is only a number. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * A table as CSV (RFC 4180): UTF-8 without a byte order mark, a line of names; text is never a formula.
 *
 * @param lineEnd  CRLF as the standard has it, or a line feed alone for tools of the command line
 */
export function csvOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, TableCell>>[],
  lineEnd: '\r\n' | '\n' = '\r\n',
): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((name) => field(row[name])).join(','))];
  return `${lines.join(lineEnd)}${lineEnd}`;
}

function field(cell: TableCell | undefined): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell);
  const safe = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
