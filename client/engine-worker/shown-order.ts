/** Rows of a stream in an order that stays put from round to round: by their row of the clean data, new rows last. */
export function shownOrder(source: Int32Array): Int32Array {
  const n = source.length;
  const rank = (row: number) => ((source[row] as number) < 0 ? n + row : (source[row] as number));
  return Int32Array.from({ length: n }, (_, row) => row).sort((a, b) => rank(a) - rank(b));
}
