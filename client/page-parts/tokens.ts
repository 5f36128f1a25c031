/** Stands in the page for engine/data/tokens.ts: mails are taken apart in the worker. */
export function tokensOf(): never {
  throw new Error('mails are taken apart in the worker');
}
