import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CORE_FUNCTIONS } from '../support/core-fingerprint.ts';

const project = resolve(import.meta.dirname, '../..');
const text = readFileSync(resolve(project, 'docs/numeric-core.md'), 'utf8');
const block = (language: string) => text.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

it('CORE-12 the example in the documentation runs and prints what it says', () => {
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', block('js')], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(printed).toBe(block('text'));
});

it('CORE-12 the table states the precision of every function, and of no other', () => {
  const table =
    text
      .split('## Precision')[1]
      ?.split('\n\n')
      .find((part) => part.startsWith('| function')) ?? '';
  const named = table
    .split('\n')
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name));
  const known = new Set<string | undefined>([...CORE_FUNCTIONS, 'tanh']);
  expect(CORE_FUNCTIONS.filter((name) => !named.includes(name))).toEqual([]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
