import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../tools/project.ts';

const project = projectFolder();
const pagesIn = (names: readonly string[]) => names.filter((name) => name.endsWith('.md'));
const pages = [
  ...pagesIn(readdirSync(project)),
  ...pagesIn(readdirSync(join(project, 'docs'), { recursive: true, encoding: 'utf8' })).map((name) =>
    join('docs', name),
  ),
];

/** The files of the project that a page links to or shows. */
function linkedFrom(page: string): string[] {
  const links = readFileSync(join(project, page), 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g);
  return [...links].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

it.each(pages)('DEV-4 what %s links to is there', (page) => {
  const missing = linkedFrom(page).filter((target) => !existsSync(join(project, dirname(page), target)));
  expect(missing).toEqual([]);
});
