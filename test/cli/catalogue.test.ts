import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogueMarkdown } from '../../cli/catalogue-markdown.ts';

it('CLI-41 docs/catalogue.md is what the registries hold: write it with "well list --markdown"', () => {
  const held = readFileSync(new URL('../../docs/catalogue.md', import.meta.url), 'utf8');
  expect(held).toBe(catalogueMarkdown());
});
