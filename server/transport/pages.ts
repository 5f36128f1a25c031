import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { labPackFile, type PackFolders, phrasingFile } from '../scenarios/pack-files.ts';
import { createFileSender } from './packed-files.ts';

/** Paths of the page; each gets index.html, and the page finds out what to show. */
const PAGE_PATH = /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/;

/** What the page's own addresses are relative to; the built page says that it is at the root. */
const BASE = '<base href="/" />';

/** Files of the page that shrink. */
const ASSET_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

export interface PageParts extends PackFolders {
  readonly publicDir: string;
  /** '' or '/sub/path'. */
  readonly basePath: string;
}

/** The built page and the data packs; of two packs with one name the game's own is meant. */
export function pageRoutes({ publicDir, packsDir, ownPacksDir, basePath }: PageParts): Router {
  const router = Router();
  const index = join(publicDir, 'index.html');
  const assets = join(publicDir, 'assets');
  const names = new Set(existsSync(assets) ? readdirSync(assets) : []);
  const sendFile = createFileSender();

  // Names of built files carry a hash of their content: what is under a name never changes.
  router.get('/assets/:name', async (request, response, next) => {
    const type = ASSET_TYPES[extname(request.params.name)];
    const path = join(assets, request.params.name);
    if (type === undefined || !names.has(request.params.name)) return next();
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    return sendFile(request, response, { path, type });
  });
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', fallthrough: false }));
  const files = { setHeaders: revalidate, index: false } as const;
  router.get('/packs/:name', (request, response, next) => {
    const [, id = '', kind] = /^(.+)\.(pack|phrasing)$/.exec(request.params.name) ?? [];
    const folders = { packsDir, ownPacksDir };
    const file = kind === 'phrasing' ? phrasingFile(folders, id) : kind ? labPackFile(folders, id) : null;
    if (file === null) return next();
    revalidate(response);
    return sendFile(request, response, { path: resolve(file), type: 'application/octet-stream' });
  });
  // The page itself goes out below, with the right base.
  router.get('/index.html', (_request, response) => response.redirect('./'));
  router.use(express.static(publicDir, files));

  const page: RequestHandler = (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !PAGE_PATH.test(request.path))
      return next();
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(index)) {
      const html = readFileSync(index, 'utf8').replace(BASE, `<base href="${basePath}/" />`);
      return response.type('html').send(html);
    }
    response.status(503).type('text').send('The page has not been built yet: run "npm run build".\n');
  };
  router.use(page);
  return router;
}

function revalidate(response: { setHeader(name: string, value: string): void }): void {
  response.setHeader('Cache-Control', 'no-cache');
}
