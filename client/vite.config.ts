import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

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

/** Bytes of source up to which a module counts as a small part, with all that it imports. */
const SMALL_PART = 4000;

/** A module's source and that of all it imports, in bytes; without Preact, which the first script brings. */
function weightOf(id: string, modules: Rolldown.ChunkingContext, seen = new Set<string>()): number {
  if (seen.has(id) || /node_modules\/@?preact/.test(id)) return 0;
  seen.add(id);
  const info = modules.getModuleInfo(id);
  const imported = info?.importedIds.map((each) => weightOf(each, modules, seen)) ?? [];
  return imported.reduce((sum, weight) => sum + weight, info?.code?.length ?? 0);
}

export default defineConfig({
  root,
  // Every address in the page is relative to its base: the server may be under any path.
  base: './',
  // The page shows what recipes are called and what they take; the worker runs them.
  plugins: [standIns([...WORKER_ONLY, ...FETCHED_LATER])],
  resolve: {
    alias: [
      { find: '#core', replacement: `${project}build/core.js` },
      // Every schema is built by the same zod, set up before the first of them, whichever script comes first.
      { find: /^zod$/, replacement: `${root}zod-setup.ts` },
    ],
  },
  build: {
    outDir: `${project}dist/public`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Small parts of several pages are one script: a request costs more than what a page has no use for.
          groups: [
            {
              name: (id, modules) =>
                !id.includes('node_modules') && weightOf(id, modules) < SMALL_PART ? 'parts' : null,
              debugName: 'parts',
              minShareCount: 2,
            },
          ],
        },
      },
    },
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
