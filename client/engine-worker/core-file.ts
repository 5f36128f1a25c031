import wasmUrl from '../../build/core.wasm?url';

const fetchCore = () => fetch(wasmUrl).then(async (reply) => new Uint8Array(await reply.arrayBuffer()));

// Asked for as soon as this line runs: it comes while the rest of the worker's script is set up.
let coming: Promise<Uint8Array> | null = fetchCore();
coming.catch(() => undefined); // whoever needs it is told

/** The compiled core; a fetch that failed is tried again by the next who asks. */
export async function coreFile(): Promise<Uint8Array> {
  coming ??= fetchCore();
  try {
    return await coming;
  } catch (error) {
    coming = null;
    throw error;
  }
}
