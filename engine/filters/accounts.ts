import { GameError } from '../errors.ts';

/** Rows of the account that sent most, 0 where there is none. */
export function mostOfOneAccount(contributor: Int32Array): number {
  return rowsByAccount(contributor).reduce((most, [, rows]) => Math.max(most, rows.length), 0);
}

/**
 * A test that can never fail drops nothing and says nothing; better it says so.
 *
 * @param least  the smallest p-value that any account could get
 * @throws GameError 'out-of-range' where that is no less than the significance asked for
 */
export function checkReach(
  least: number,
  significance: number,
  rows: { readonly sent: number; readonly trusted: number },
): void {
  if (least < significance) return;
  throw new GameError(
    'out-of-range',
    `significance: ${rows.sent} samples of an account at most against ${rows.trusted} trusted ones give no p-value ` +
      `below ${least.toPrecision(2)}: ask for a larger significance, or have more samples`,
  );
}

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
