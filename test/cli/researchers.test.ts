import { cpSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runWell, scratchFolder } from './well.ts';

const docs = new URL('../../docs/', import.meta.url);
const text = readFileSync(new URL('researchers.md', docs), 'utf8');
const commands = [...text.matchAll(/^```sh\n([^`]*)^```/gm)].flatMap(([, block]) =>
  (block as string).trimEnd().split('\n'),
);
const folder = scratchFolder();
cpSync(fileURLToPath(new URL('examples/', docs)), folder, { recursive: true });

describe('docs/researchers.md', () => {
  it('has examples', () => expect(commands.length).toBeGreaterThan(8));

  it.each(commands)('CLI-42 %s', async (command) => {
    const [well, ...args] = command.split(' ');
    expect(well).toBe('well');
    const { code, err, out } = await runWell(folder, args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toBe('');
    if (command.includes('--golden')) expect(out).toContain('12 of 12 poison caught');
  });

  it('CLI-33 a filter that goes by accounts says so when it has none', async () => {
    const files = ['--train', 'train.svm', '--test', 'test.svm', '--golden', 'golden.svm'];
    const { code, err } = await runWell(folder, ['evaluate', ...files, '--filter', 'provenance']);
    expect(code).toBe(2);
    expect(err).toContain('contributor');
  });

  it('FILTER-17 rows that a filter relabels count as found and are called relabelled, in a chain too', async () => {
    const round = ['play', '--scenario', 'moons', '--attack', 'far-flip', '--filter', 'knn-relabel'];
    const { out } = await runWell(folder, round);
    expect(out).toMatch(/relabelled {3}\d+ rows: \d+ of 32 poison/);
    expect(out).not.toContain('removed');
    expect(out).not.toMatch(/-\d+ clean/);
    const chain = await runWell(folder, [...round, '--filter', 'sphere']);
    expect(chain.out).toMatch(/removed {6}\d+ rows, \d+ relabelled: \d+ of 32 poison/);
    expect(chain.out).toMatch(/AUC {10}0\.\d{3} of the filters' suspicion/);
  });
});
