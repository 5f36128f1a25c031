import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'well-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command in the scratch folder. */
function well(...args: string[]): { code: number | null; out: string; err: string } {
  expect(existsSync(main), `${main} is missing: npm run build`).toBe(true);
  const ran = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

const rows = Array.from({ length: 200 }, (_, i) => {
  const side = i % 2;
  return `${((i * 7) % 13) / 10 + 2 * side},${((i * 5) % 11) / 10 - side},${side === 1 ? 'late' : 'early'}`;
});
const manifest = {
  format: 'poisoned-well-data',
  version: 1,
  id: 'trains',
  title: 'Trains',
  train: 'trains.csv',
  label: 'kind',
  provenance: { source: 'a station', version: '1', licence: 'CC0-1.0', citation: 'counted by hand' },
};
writeFileSync(join(folder, 'trains.csv'), `minutes,metres,kind\n${rows.join('\n')}\n`);
writeFileSync(join(folder, 'trains.json'), JSON.stringify(manifest));

describe('a scenario of one’s own on the command line', () => {
  it('SCEN-63 well pack makes it, well play and well matrix take it by its path', () => {
    const packed = well('pack', 'trains.json');
    expect(packed).toMatchObject({ code: 0, err: '' });
    expect(packed.out).toContain(
      '110 training, 80 test, 10 golden samples of 2 features, early against late',
    );
    const played = well('play', '--scenario', 'trains.pack', '--attack', 'far-flip', '--json');
    expect(played.code).toBe(0);
    expect(JSON.parse(played.out)).toMatchObject({ scenario: 'trains.pack', poisonRows: 6, seed: 1 });
    const table = well('matrix', '--scenario', 'trains.pack', '--attacks', 'far-flip', '--filters', 'loss');
    expect(table.code).toBe(0);
    expect(table.out).toContain('far-flip');
  });

  it('CLI-40 well balance judges it, and leaves in the document what is not about it', () => {
    const mark = '<!-- What follows is written by "well balance --write". -->';
    writeFileSync(
      join(folder, 'balance.md'),
      `# Mine\n\nMy words.\n\n${mark}\n\n## moons: holds\n\nMoons.\n`,
    );
    const judge = () => well('balance', 'trains.pack', '--seeds', '1', '--write', 'balance.md');
    const { code, out, err } = judge();
    expect(err).toBe('');
    expect(out).toMatch(/^trains\.pack, seed 1: value \d/);
    expect(code).toBe(out.includes('FAILS') ? 1 : 0);
    const written = readFileSync(join(folder, 'balance.md'), 'utf8');
    expect(written).toContain(
      `# Mine\n\nMy words.\n\n${mark}\n\n## moons: holds\n\nMoons.\n\n## trains.pack: `,
    );
    expect(written).toContain('| far-flip |');
    expect(judge().code).toBe(code);
    expect(readFileSync(join(folder, 'balance.md'), 'utf8')).toBe(written);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('SCEN-64 a pack has a range for each feature, and one whose victim learns nothing is refused', () => {
    // One range for all features of pack-income, of 1 and of 50,000, left 22.5 % errors; of pack-e5, 45 %.
    for (const [name, cleanError] of [
      ['income', 0.1],
      ['e5', 0.1625],
    ]) {
      const made = well('pack', resolve(import.meta.dirname, `../data/tables/pack-${name}.json`), '--json');
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(made.out)).toMatchObject({ cleanError, warnings: [], unconverged: [], test: 80 });
    }
    const noise = rows.map((row, i) => row.replace(/\w+$/, (i * i + (i >> 3)) % 3 === 0 ? 'late' : 'early'));
    writeFileSync(join(folder, 'noise.csv'), `minutes,metres,kind\n${noise.join('\n')}\n`);
    writeFileSync(join(folder, 'noise.json'), JSON.stringify({ ...manifest, train: 'noise.csv' }));
    const refused = well('pack', 'noise.json', '--out', 'noise.pack');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(
      'well: not-learnt: trains: logistic, trained on the clean data, is right on',
    );
    expect(existsSync(join(folder, 'noise.pack'))).toBe(false);
  });

  it('SCEN-63 what cannot be used is one line and exit code 2', () => {
    writeFileSync(join(folder, 'bad.csv'), 'minutes,metres,kind\n1,2,early\n1,two,late\n');
    writeFileSync(join(folder, 'bad.json'), JSON.stringify({ ...manifest, train: 'bad.csv' }));
    const bad = well('pack', 'bad.json');
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err.trim()).toBe(
      'well: bad-file: bad.csv, line 3, column 2 "metres": expected a number, found "two"',
    );
    expect(well('play', '--scenario', 'nowhere.pack').err).toContain('bad-file: cannot read nowhere.pack');
  });
});

describe('well fog', () => {
  it('SCEN-25 prints the detectors beside the best possible one', () => {
    const { code, out } = well('fog', '--dimensions', '2,32', '--seeds', '2', '--rows', '500', '--json');
    expect(code).toBe(0);
    const { theory, rows: table } = JSON.parse(out);
    expect(theory.bestAuc).toBeCloseTo(0.983, 3);
    expect(table.map(({ d }: { d: number }) => d)).toEqual([2, 32]);
    for (const { oracle, sphere } of table) {
      expect(oracle.mean).toBeGreaterThan(sphere.mean);
      expect(oracle.half).toBeGreaterThan(0);
    }
    expect(well('fog', '--dimensions', '1').code).toBe(2);
  });
});
