import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('..', import.meta.url));

/** Modules of the engine that only the worker runs, by their last folder and name. */
const WORKER_ONLY = ['extractor/mnist-64.ts', 'extractor/input-gradient.ts', 'data/tokens.ts'];

/**
 * The page shows what recipes are called and what they take; the worker runs them. What is large and
 * only for running has a stand-in in page-parts/. Plugins here are not the worker's.
 */
const pageParts: Plugin = {
  name: 'page-parts',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer?.startsWith(`${project}engine/`)) return null;
    const { pathname } = new URL(source, `file://${importer}`);
    const part = WORKER_ONLY.find((path) => pathname === `${project}engine/${path}`);
    return part ? `${root}page-parts/${part.replace(/.*\//, '')}` : null;
  },
};

export default defineConfig({
  root,
  // Every address in the page is relative to its base: the server may be under any path.
  base: './',
  plugins: [pageParts],
  resolve: { alias: { '#core': `${project}build/core.js` } },
  build: {
    outDir: `${project}dist/public`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: {
    fs: { allow: [project] },
    proxy: {
      '/api': 'http://localhost:8080',
      '/packs': 'http://localhost:8080',
      '/socket.io': { target: 'http://localhost:8080', ws: true },
    },
  },
});
