import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('..', import.meta.url));

/** Modules of the engine that only the worker runs, by their last folder and name. */
const WORKER_ONLY = ['extractor/input-gradient.ts', 'data/tokens.ts'];
/** What the worker fetches when it is needed. */
const FETCHED_LATER = ['extractor/mnist-64.ts'];

/** Modules of the engine that have a stand-in in page-parts/. */
const standIns = (modules: readonly string[]): Plugin => ({
  name: 'page-parts',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer?.startsWith(`${project}engine/`)) return null;
    const { pathname } = new URL(source, `file://${importer}`);
    const part = modules.find((path) => pathname === `${project}engine/${path}`);
    return part ? `${root}page-parts/${part.replace(/.*\//, '')}` : null;
  },
});

export default defineConfig({
  root,
  // Every address in the page is relative to its base: the server may be under any path.
  base: './',
  // The page shows what recipes are called and what they take; the worker runs them.
  plugins: [standIns([...WORKER_ONLY, ...FETCHED_LATER])],
  resolve: { alias: { '#core': `${project}build/core.js` } },
  build: {
    outDir: `${project}dist/public`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
  worker: { format: 'es', plugins: () => [standIns(FETCHED_LATER)] },
  server: {
    fs: { allow: [project] },
    proxy: {
      '/api': 'http://localhost:8080',
      '/packs': 'http://localhost:8080',
      '/socket.io': { target: 'http://localhost:8080', ws: true },
    },
  },
});
