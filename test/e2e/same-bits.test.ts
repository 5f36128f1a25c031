import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { fixedDigests, NEEDED_PACKS } from '../support/fixed-rounds.ts';

const project = resolve(import.meta.dirname, '../..');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The engine and the fixed rounds as one script that sets `window.fixedDigests`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    resolve: { alias: { '#core': resolve(project, 'build/core.js') } },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: resolve(project, 'test/support/fixed-rounds.ts'),
        formats: ['iife'],
        name: 'fixedRounds',
      },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error('vite built nothing');
  return output.output[0].code;
}

it('ROUND-SAME-BITS gives the same bytes in Node and in Chromium', async () => {
  const wasm = readFileSync(resolve(project, 'build/core.wasm'));
  const packs = Object.fromEntries(
    NEEDED_PACKS.map((id) => [id, readFileSync(resolve(project, `build/packs/${id}.pack`))]),
  );
  const { page, complaints } = await openPage(browser);
  await page.addScriptTag({ content: `${await bundle()};window.fixedRounds = fixedRounds;` });
  const inBrowser = await page.evaluate(
    async ([core, files]) => {
      const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const rounds = (window as unknown as { fixedRounds: { fixedDigests: typeof fixedDigests } })
        .fixedRounds;
      const held = Object.entries(files).map(([id, base64]) => [id, bytesOf(base64)] as const);
      return rounds.fixedDigests(bytesOf(core), Object.fromEntries(held));
    },
    [
      wasm.toString('base64'),
      Object.fromEntries(Object.entries(packs).map(([id, bytes]) => [id, bytes.toString('base64')])),
    ] as const,
  );
  const inNode = await fixedDigests(wasm, packs);
  expect(inBrowser).toEqual(inNode);
  expect(new Set(inNode).size).toBe(inNode.length);
  expect(complaints).toEqual([]);
});
