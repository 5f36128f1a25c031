/**
 * Lines of a summary: a label, and behind the longest of all labels what it is about.
 *
 * @param gap     blanks behind the longest label
 * @param lines   label and text of each line
 * @param labels  all that may occur, where the place of the texts is not to depend on which do
 */
export function labelled(
  gap: number,
  lines: readonly (readonly [label: string, text: string])[],
  labels: readonly string[] = lines.map(([label]) => label),
): string[] {
  const width = Math.max(...labels.map((label) => label.length)) + gap;
  return lines.map(([label, text]) => `  ${label.padEnd(width)}${text}`);
}
