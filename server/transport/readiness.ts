/** How long one look at the store answers everybody who asks. */
const FRESH_MILLIS = 1_000;

/**
 * Whether the server can do its work: the rooms are awake and the store can write. Trouble is reported when it
 * begins, not every time somebody asks.
 */
export function createReadiness(
  isAwake: () => boolean,
  checkStore: () => Promise<void>,
  now: () => number,
  report: (error: unknown) => void,
): () => Promise<boolean> {
  let looked: { readonly at: number; readonly ok: Promise<boolean> } | null = null;
  let wasWell = true;

  async function look(): Promise<boolean> {
    try {
      await checkStore();
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
