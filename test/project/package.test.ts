import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../tools/project.ts';

it('DEV-3 the tarball of npm pack carries every package that the server and the command need', () => {
  const { dependencies, bundleDependencies } = JSON.parse(
    readFileSync(join(projectFolder(), 'package.json'), 'utf8'),
  ) as { dependencies: Record<string, string>; bundleDependencies: string[] };
  // A list: npm writes one in place of `true`, and does not add to it.
  expect([...bundleDependencies].sort()).toEqual(Object.keys(dependencies).sort());
});
