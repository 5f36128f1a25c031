/** How long one look at the store answers everybody who asks. */
const FRESH_MILLIS = 1_000;
/** A store that takes longer to say that it can write is away. */
const PATIENCE_MILLIS = 5_000;

/**
 * Whether the server can do its work: the rooms are awake and the store can write. Trouble is reported when it
 * begins, not every time somebody asks.
 */
export function createReadiness(
  isAwake: () => boolean,
  checkStore: () => Promise<void>,
  now: () => number,
  report: (error: unknown) => void,
  after: (millis: number, call: () => void) => () => void,
): () => Promise<boolean> {
  let looked: { readonly at: number; readonly ok: Promise<boolean> } | null = null;
  let wasWell = true;

  /** A store that does not answer cannot write either. */
  function inTime(check: Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      const callOff = after(PATIENCE_MILLIS, () => failed(new Error('the store does not answer')));
      check.then(done, failed).finally(callOff);
    });
  }

  async function look(): Promise<boolean> {
    try {
      await inTime(checkStore());
      wasWell = true;
    } catch (error) {
      if (wasWell) report(error);
      wasWell = false;
    }
    return wasWell;
  }

  return async () => {
    if (!isAwake()) return false;
    if (looked === null || now() - looked.at >= FRESH_MILLIS) looked = { at: now(), ok: look() };
    return looked.ok;
  };
}
