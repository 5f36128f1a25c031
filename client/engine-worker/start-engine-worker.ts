/** Starts a worker that runs the engine; its script takes as long as the page's own. */
export const startEngineWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
