import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lookingFiles } from '../support/looked-at.ts';

it.each(lookingFiles())('CLIENT-70 test/e2e/%s.test.ts holds its own list of states', (file) => {
  const path = new URL(`../e2e/${file}.test.ts`, import.meta.url);
  expect(existsSync(path)).toBe(true);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(`looksOf('${file}')`);
  expect(text).toMatch(/^everyStateWasLookedAt\(\);$/m);
});
