/** The rows of each account that has any, by its number, accounts rising. */
export function rowsByAccount(contributor: Int32Array): readonly (readonly [number, Int32Array])[] {
  const rows = new Map<number, number[]>();
  contributor.forEach((account, row) => {
    const own = rows.get(account);
    if (own) own.push(row);
    else rows.set(account, [row]);
  });
  return [...rows].sort(([a], [b]) => a - b).map(([account, own]) => [account, Int32Array.from(own)]);
}
