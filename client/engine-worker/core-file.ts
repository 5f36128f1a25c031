import wasmUrl from '../../build/core.wasm?url';

const fetchCore = () => fetch(wasmUrl).then(async (reply) => new Uint8Array(await reply.arrayBuffer()));

// Asked for as soon as this line runs: it comes while the rest of the worker's script is set up.
let begun: Promise<Uint8Array> | null = fetchCore();
begun.catch(() => undefined); // whoever asks is told

/** The compiled core: the file that is on its way, and for whoever asks again another one. */
export function coreFile(): Promise<Uint8Array> {
  const file = begun ?? fetchCore();
  begun = null;
  return file;
}
