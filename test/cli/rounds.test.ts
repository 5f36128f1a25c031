import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ATTACK_IDS } from '../../engine/attacks/ids.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { SCENARIO_IDS } from '../../engine/round/scenarios/index.ts';
import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { VICTIM_IDS } from '../../engine/victims/ids.ts';
import { type Cell, type CellTable, parseTable } from '../../instrument/tables/table.ts';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();
const well = (...args: string[]) => runWell(folder, args);
const tableOf = (file: string): CellTable => parseTable(file, readFileSync(join(folder, file), 'utf8'));
/** A cell without what differs from run to run. */
const figures = ({ forgeMillis: _f, filterMillis: _i, trainMillis: _t, ...rest }: Cell) => rest;

describe('well list', () => {
  it('CLI-1 lists every entry of every registry, with parameters, defaults and sources', async () => {
    const { code, out } = await well('list', '--json');
    expect(code).toBe(0);
    const found = JSON.parse(out) as Record<
      string,
      { id: string; facts: { source?: string }; parameters: object[] }[]
    >;
    const ids = Object.fromEntries(
      Object.entries(found).map(([kind, list]) => [kind, list.map(({ id }) => id)]),
    );
    expect(ids).toEqual({
      scenarios: SCENARIO_IDS,
      attacks: ATTACK_IDS,
      filters: FILTER_IDS,
      defences: DEFENCE_IDS,
      victims: VICTIM_IDS,
    });
    for (const kind of ['attacks', 'filters', 'defences'])
      for (const { facts } of found[kind] as { facts: { source?: string } }[])
        expect(facts.source).toBeTruthy();
    const sphere = found.filters?.find(({ id }) => id === 'sphere');
    expect(sphere?.parameters).toEqual([{ name: 'remove', type: 'number', default: 0.05, range: '0 … 0.5' }]);
    const text = await well('list', 'filters');
    expect(text.out).toContain('--param remove (number, 0 … 0.5, default 0.05)');
    expect(text.out).not.toContain('gradient-ascent');
  });
});

describe('well play', () => {
  it('CLI-2 plays a round: numbers, a plot, the story', async () => {
    const { code, out, err } = await well(
      'play',
      '--scenario',
      'moons',
      '--attack',
      'far-flip',
      '--filter',
      'sphere',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/moons, seed 1: far-flip \(32 rows\) against sphere/);
    expect(out).toMatch(/test error {3}\d+\.\d\d %/);
    expect(out).toMatch(/[\u2801-\u28ff]/); // dots of the curve
    expect(out).toContain('The attackers sent 32 poisoned samples');
    expect(out).toMatch(/result [0-9a-f]{64}/);
  });

  it('CLI-3 the same command gives the same round; --progress goes to stderr', async () => {
    const args = ['play', '--scenario', 'moons', '--attack', 'flip-insert:choose=clump', '--epsilon', '0.05'];
    const more = [
      '--filter',
      'loss',
      '--filter',
      'sphere',
      '--filter-param',
      'remove=0.1',
      '--seed',
      '7',
      '--json',
    ];
    const [first, second] = [await well(...args, ...more), await well(...args, ...more, '--progress')];
    const [a, b] = [JSON.parse(first.out), JSON.parse(second.out)];
    expect(a).toMatchObject({
      attack: 'flip-insert:choose=clump',
      filter: 'loss:remove=0.1+sphere:remove=0.1',
      seed: 7,
    });
    expect(a.poisonRows).toBe(20);
    expect(figures(b)).toMatchObject({ digest: a.digest, error: a.error, attackScore: a.attackScore });
    expect(first.err).toBe('');
    expect(second.err).toMatch(/^\[[#.]{24}\] \d+ % {2}training on clean data/);
  });
});

describe('well matrix', () => {
  const small = [
    'matrix',
    '--scenario',
    'moons',
    '--attacks',
    'none,far-flip,flip-insert',
    '--filters',
    'none,loss',
  ];

  it('CLI-4 Ctrl-C keeps what is finished, and the same command goes on to the same numbers', async () => {
    const args = [...small, '--seeds', '20', '--format', 'json', '--out', 'table.json', '--progress'];
    const partial = join(folder, 'table.json.partial.jsonl');
    let sent = false;
    const first = await runWell(folder, args, (child, err) => {
      if (sent || !/ [1-9]\d? of 120 rounds/.test(err)) return;
      sent = true;
      child.kill('SIGINT');
    });
    expect(first.code).toBe(130);
    const kept = /interrupted: (\d+) of 120 rounds are kept/.exec(first.err);
    const [, ...lines] = readFileSync(partial, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(Number(kept?.[1]));
    const before = lines.map((line) => JSON.parse(line) as Cell);
    // A line that was cut off by a harder death is left out.
    writeFileSync(partial, `${readFileSync(partial, 'utf8')}{"attack":"far-fl`);

    const second = await well(...args);
    expect(second.code).toBe(0);
    expect(second.err).toContain(`${lines.length} of 120 rounds`);
    const table = tableOf('table.json');
    expect(table.cells).toHaveLength(120);
    for (const cell of before) expect(table.cells).toContainEqual(cell);
    expect(existsSync(partial)).toBe(false);

    const lone = await well(
      'play',
      '--scenario',
      'moons',
      '--attack',
      'far-flip',
      '--filter',
      'loss',
      '--seed',
      '3',
      '--json',
    );
    const cell = table.cells.find(
      (each) => each.attack === 'far-flip' && each.filter === 'loss' && each.seed === 3,
    );
    const { error, auc, attackScore, digest } = JSON.parse(lone.out);
    expect(cell).toMatchObject({ error, auc, attackScore, digest });
  });

  it('CLI-5 a table goes on with more rows and columns; every form tells the same numbers', async () => {
    const keep = ['--resume', 'kept.jsonl', '--seeds', '1'];
    await well(...small, ...keep, '--format', 'json', '--out', 'small.json');
    const more = [
      'matrix',
      '--scenario',
      'moons',
      '--attacks',
      'none,far-flip,flip-insert',
      '--filters',
      'none,loss,sphere',
    ];
    const csv = await well(...more, ...keep, '--format', 'csv');
    const [head, ...lines] = csv.out.trimEnd().split('\n');
    expect(head).toMatch(/^attack,filter,seed,error,/);
    expect(lines).toHaveLength(9);
    const { cells } = tableOf('small.json');
    const cell = cells.find(({ attack, filter }) => attack === 'far-flip' && filter === 'loss') as Cell;
    expect(csv.out).toContain(`\nfar-flip,loss,1,${cell.error},`);

    const text = await well(...more, ...keep, '--metric', 'error,recall,auc');
    expect(text.out).toContain((100 * cell.error).toFixed(2));
    expect(text.out).toContain('9 rounds, all read from the partial table');
    const svg = await well(...more, ...keep, '--format', 'svg', '--metric', 'error');
    expect(svg.out).toContain(`<title>far-flip against loss: ${(100 * cell.error).toFixed(2)}</title>`);
  });

  it('CLI-6 a partial table of something else is refused, and --fresh begins again', async () => {
    const args = [
      'matrix',
      '--scenario',
      'moons',
      '--attacks',
      'none',
      '--filters',
      'none',
      '--resume',
      'other.jsonl',
    ];
    await well(...args);
    const refused = await well(...args, '--epsilon', '0.1');
    expect(refused.code).toBe(2);
    expect(refused.err).toBe(
      "well: conflict: other.jsonl holds part of another table: its epsilon is whole budget, this one's is 0.1; " +
        'name another file with --resume, or begin again with --fresh\n',
    );
    expect((await well(...args, '--epsilon', '0.1', '--fresh')).code).toBe(0);
    writeFileSync(join(folder, 'other.jsonl'), 'hello\n');
    expect((await well(...args)).err).toContain('bad-file: other.jsonl is not a partial table');
  });
});

describe('well equilibrium', () => {
  it('CLI-7 solves a table by its payoff, and refuses what is none', async () => {
    const head = { format: 'poisoned-well-table', version: 1, scenario: 'moons', epsilon: null, build: 'x' };
    const cell = (attack: string, filter: string, attackScore: number) => ({
      ...{
        attack,
        filter,
        seed: 1,
        error: 0.1,
        cleanError: 0.05,
        unfilteredError: 0.1,
        poisonRows: 1,
        removedRows: 0,
      },
      ...{
        relabelledRows: 0,
        hitShare: null,
        attackSuccess: null,
        precision: 0,
        recall: 0,
        fpr: 0,
        mcc: 0,
        auc: null,
      },
      ...{ utility: 1, impact: 0, outage: false, attackScore, defenceScore: 0 },
      ...{ forgeMillis: 0, filterMillis: 0, trainMillis: 0, digest: '' },
    });
    // The attacker's scores 3 / −1 / −2 / 1, times ten and lifted: the skewed pennies, mixed 3 : 4 and 2 : 5.
    const cells = [cell('a', 'p', 50), cell('a', 'q', 10), cell('b', 'p', 0), cell('b', 'q', 30)];
    const run = {
      attacks: ['a', 'b'],
      filters: ['p', 'q'],
      seeds: [1],
      elapsedMillis: 0,
      peakMemoryBytes: 0,
      workers: 1,
    };
    writeFileSync(join(folder, 'game.json'), JSON.stringify({ ...head, ...run, cells }));
    const { code, out } = await well('equilibrium', 'game.json', '--payoff', 'attack', '--json');
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found.value).toBeCloseTo(10 / 7 + 20, 9);
    expect(found.attackMix.map(({ name }: { name: string }) => name)).toEqual(['b', 'a']);
    expect(found.attackMix[0].share).toBeCloseTo(4 / 7, 9);
    expect(found.defenceMix[0]).toMatchObject({ name: 'q' });
    expect(found.defenceMix[0].share).toBeCloseTo(5 / 7, 9);
    const text = await well('equilibrium', 'game.json');
    expect(text.out).toContain(
      'the attack plays\n   57.1 %  b\n   42.9 %  a\nthe defence plays\n   71.4 %  q',
    );

    writeFileSync(join(folder, 'hole.json'), JSON.stringify({ ...head, ...run, cells: cells.slice(1) }));
    expect((await well('equilibrium', 'hole.json')).err).toBe(
      'well: bad-file: the table has no number for a against p\n',
    );
    writeFileSync(join(folder, 'junk.json'), '{"format":"poisoned-well-table"}');
    expect((await well('equilibrium', 'junk.json')).err).toContain('bad-file: junk.json is not a table of');
  });
});

describe('what cannot be done', () => {
  it.each([
    [['play', '--scenario', 'mons'], 'unknown-name: no scenario is called "mons"; nearest: moons, '],
    [
      ['play', '--scenario', 'moons', '--attack', 'far-flop'],
      'unknown-name: no attack is called "far-flop"; nearest: far-flip',
    ],
    [['play', '--scenario', 'moons', '--filter', 'spere'], 'called "spere"; nearest: sphere, '],
    [
      ['play', '--scenario', 'moons', '--filter', 'sphere:removed=1'],
      'bad-parameters: sphere has no parameter "removed"; nearest: remove; it takes remove (number, 0 … 0.5, default 0.05)',
    ],
    [['play', '--scenario', 'moons', '--filter', 'sphere:remove=9'], 'bad-parameters: sphere: remove: '],
    [['play', '--scenario', 'moons', '--filter', 'sphere+loss+slab'], 'at most 2 filters in a row'],
    [
      ['play', '--scenario', 'moons', '--epsilon', '2'],
      'bad-parameters: --epsilon: expected a number from 0 to 1, found "2"',
    ],
    [['play', '--scenario', 'moons', '--seed', '-1'], '--seed: expected a number from 0'],
    [['matrix', '--scenario', 'moons', '--metric', 'eror'], 'no metric is called "eror"; nearest: error'],
    [['matrix', '--scenario', 'moons', '--format', 'xml'], 'no format is called "xml"'],
    [['list', 'filter'], 'no list is called "filter"; nearest: filters'],
    [['equilibrium', 'nowhere.json'], 'bad-file: cannot read nowhere.json: ENOENT'],
    [['play'], "required option '--scenario <id>' not specified"],
    [['dance'], "unknown command 'dance'"],
  ])('CLI-8 %j is one clear message and exit code 2', async (args, message) => {
    const { code, out, err } = await well(...args);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toContain('    at '); // no stack
  });
});
