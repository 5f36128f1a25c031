import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { projectFolder } from '../../tools/project.ts';

const KB = 1_000;
const built = join(projectFolder(), 'dist/public');
const scriptOf = (name: string) => readFileSync(join(built, 'assets', name), 'utf8');

/** A script of the built page with all that it imports, added to those that are there already. */
function withImports(name: string, scripts: Map<string, string>): void {
  if (scripts.has(name)) return;
  const text = scriptOf(name);
  scripts.set(name, text);
  for (const [, imported] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
    withImports(imported as string, scripts);
}

/** The one script of that name, with its hash, that the scripts fetch when they need it. */
function fetchedBy(scripts: Map<string, string>, name: string): string {
  const pattern = new RegExp(`["'\`/](${name}-[\\w-]{8}\\.js)["'\`]`);
  const found = [...scripts.values()].map((text) => pattern.exec(text)?.[1]).find(Boolean);
  if (!found) throw new Error(`no script of the first page fetches ${name}`);
  return found;
}

/** Bytes as the server sends them. */
const sent = (scripts: Iterable<string>) =>
  [...scripts].reduce((sum, text) => sum + gzipSync(text).length, 0);

it('CLIENT-72 the first page paints, and draws its picture, after little script, none of it the worker’s', () => {
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  const scripts = new Map<string, string>();
  for (const [, name] of html.matchAll(/assets\/([^"]+\.js)"/g)) withImports(name as string, scripts);
  withImports(fetchedBy(scripts, 'start'), scripts);
  withImports(fetchedBy(scripts, 'home'), scripts);
  withImports(fetchedBy(scripts, 'en'), scripts);
  expect(sent(scripts.values()), 'until it paints').toBeLessThan(150 * KB);
  withImports(fetchedBy(scripts, 'arena'), scripts);
  expect(sent(scripts.values()), 'until its picture is drawn').toBeLessThan(290 * KB);
  expect(sent([scriptOf(fetchedBy(scripts, 'worker'))]), 'the worker').toBeLessThan(150 * KB);
  expect(scripts.size).toBeGreaterThan(8);
});
