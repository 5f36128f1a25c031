import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocAuc } from '../../engine/round/auc.ts';
import { type Doubt, footnotesOf } from '../../instrument/tables/footnotes.ts';
import { heatmapSvg } from '../../instrument/tables/heatmap.ts';
import { type Grid, gridOf } from '../../instrument/tables/metrics.ts';
import { contrast, luminance, rampAt, textOn } from '../../instrument/tables/ramp.ts';
import type { Cell } from '../../instrument/tables/table.ts';
import { plotText } from '../../instrument/tables/terminal-plot.ts';
import { cellsCsv, gridMarkdown, gridText } from '../../instrument/tables/text.ts';
import { loadCliTexts } from '../../texts/cli-texts.ts';

const { tables: words, doubts, play } = await loadCliTexts('en');
const plotWords = play.plot;
const why = (doubt: Doubt) =>
  doubt.kind === 'failure' ? doubts.failure(doubt.failure) : doubts.unconverged(doubt.fits);

const grid: Grid = {
  metric: 'error',
  attacks: ['none', 'a<b'],
  filters: ['none', 'sphere', 'knn-distance'],
  values: [
    [0.05, 0.06, null],
    [0.5, 0.125, 0.3],
  ],
  doubtful: [
    [false, false, false],
    [false, true, false],
  ],
};

describe('rocAuc', () => {
  it('CLI-50 is the share of pairs in the right order, ties counted half', () => {
    const sample = fc.record({ score: fc.integer({ min: 0, max: 5 }), guilty: fc.boolean() });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 30 }), (samples) => {
        const positive = samples.filter(({ guilty }) => guilty);
        const negative = samples.filter(({ guilty }) => !guilty);
        const pairs = positive.flatMap((p) => negative.map((n) => (Math.sign(p.score - n.score) + 1) / 2));
        const want = pairs.length === 0 ? null : pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
        const got = rocAuc(
          samples.map(({ score }) => score),
          samples.map(({ guilty }) => Number(guilty)),
        );
        if (want === null || got === null) expect(got).toBe(want);
        // Halves are exact; the two divisions differ in the last bit at most.
        else expect(got).toBeCloseTo(want, 14);
      }),
    );
  });
});

describe('the heatmap', () => {
  it('CLI-51 its ramp rises in lightness, and what is written on it can be read', () => {
    const shares = Array.from({ length: 101 }, (_, i) => i / 100);
    const lights = shares.map((share) => luminance(rampAt(share)));
    for (let i = 1; i < lights.length; i++) expect(lights[i]).toBeGreaterThan(lights[i - 1] as number);
    for (const share of shares) {
      const ground = rampAt(share);
      expect(contrast(ground, textOn(ground))).toBeGreaterThanOrEqual(4.5); // WCAG 2.2, level AA
    }
  });

  it('CLI-51 says in words what it shows, every number in its place and nothing outside of the picture', () => {
    const svg = heatmapSvg(grid, { title: 'Fours & nines', subtitle: 'ε = 3 %' }, words);
    expect(svg).toContain('<title id="title">Fours &amp; nines</title>');
    expect(svg).toContain('2 attacks (rows) against 3 filters (columns): test error, %');
    expect(svg).toContain('<title>a&lt;b against sphere: 12.50*</title>');
    expect(svg).toContain('ε = 3 %; * may be wrong');
    expect(svg).toContain('<title>none against knn-distance: undefined</title>');
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    for (const [, x, y, w, h] of svg.matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
    )) {
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(Number(width));
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(Number(height));
    }
    // Well-formed: every tag that opens closes.
    const open: string[] = [];
    for (const [, close, name, self] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name as string);
    }
    expect(open).toEqual([]);
  });
});

describe('metrics', () => {
  it('CLI-52 how well poison was found is no number where nobody looked for it', () => {
    const cell = { attack: 'a', seed: 1, poisonRows: 5, recall: 0.5 } as Cell; // all that recall reads
    const filters = ['none', 'trim:assumed=0.1', 'loss', 'loss:remove=0.1+trim'];
    const cells = filters.map((filter) => ({ ...cell, filter, unconverged: [], failures: [] }));
    expect(gridOf({ attacks: ['a'], filters, cells }, 'recall').values).toEqual([[null, null, 0.5, 0.5]]);
    const clean = cells.map((each) => ({ ...each, poisonRows: 0 }));
    expect(gridOf({ attacks: ['a'], filters, cells: clean }, 'recall').values).toEqual([
      [null, null, null, null],
    ]);
  });
});

describe('text', () => {
  it('CLI-52 a grid is cut into blocks that fit, with a dash where there is no number', () => {
    const wide = gridText(grid, words);
    expect(wide).toBe(
      [
        'test error, %',
        '',
        'attack   none  sphere  knn-distance',
        'none     5.00    6.00             –',
        'a<b     50.00  12.50*         30.00',
      ].join('\n'),
    );
    const narrow = gridText(grid, words, 24);
    for (const line of narrow.split('\n')) expect(line.length).toBeLessThanOrEqual(24);
    expect(narrow.match(/^attack/gm)).toHaveLength(2);
  });

  it('CLI-54 a number of a round with fits that did not converge has a mark, and a footnote says why', () => {
    const fits = { stage: 'train', fit: 'logistic', count: 1, of: 1, residual: 0.25 };
    const cell = { attack: 'corner', filter: 'none', seed: 7, error: 0.1 } as Cell; // all that is read
    const sound: Cell = { ...cell, filter: 'loss', unconverged: [], failures: [] };
    const cells: Cell[] = [{ ...cell, unconverged: [fits], failures: [] }, sound];
    const table = { attacks: ['corner'], filters: ['none', 'loss'], cells };
    expect(gridText(gridOf(table, 'error'), words)).toMatch(/10\.00\* +10\.00$/);
    expect(footnotesOf([sound], words, why)).toEqual([]);
    const [note] = footnotesOf(cells, words, why);
    expect(note).toMatch(/^\* corner against none, seed 7: train: the logistic fit stopped .*gradient 0\.25/);
    expect(
      footnotesOf(
        Array.from({ length: 25 }, () => cells[0] as Cell),
        words,
        why,
      ),
    ).toHaveLength(11);
    expect(cellsCsv(cells).split('\n')[1]).toMatch(/,1,0,[^,]*$/);
  });

  it('CLI-55 a mean of several seeds is shown with its interval, in text, Markdown and picture', () => {
    const cells = [0.1, 0.2, 0.3].map(
      (error, seed) =>
        ({
          attack: 'a',
          filter: 'f',
          seed,
          error,
          unconverged: [],
          failures: [] as const,
        }) as unknown as Cell,
    );
    const shown = '20.00 ± 24.84'; // t = 4.302653, s = 10, n = 3
    const several = gridOf({ attacks: ['a'], filters: ['f'], cells }, 'error');
    expect(gridText(several, words)).toContain(shown);
    expect(gridMarkdown(several, words)).toBe(`|  | f |\n| --- | ---: |\n| a | ${shown} |`);
    expect(heatmapSvg(several, { title: 't', subtitle: 's' }, words)).toContain(`a against f: ${shown}`);
    expect(
      gridText(gridOf({ attacks: ['a'], filters: ['f'], cells: cells.slice(1, 2) }, 'error'), words),
    ).not.toContain('±');
  });

  it('CLI-52 a curve rises where its numbers do, with its level dashed across', () => {
    const plot = plotText(
      { x: [1, 2, 3], y: [0, 0.5, 1] },
      {
        words: { ...plotWords, level: 'half' },
        level: 0.5,
        width: 12,
        height: 6,
        show: String,
      },
    );
    const lines = plot.split('\n').filter((line) => line.includes('┤'));
    expect(lines).toHaveLength(6);
    const firstDot = (line: string) =>
      [...(line.split('┤')[1] as string)].findIndex((mark) => mark !== '\u2800');
    expect(firstDot(lines[0] as string)).toBeGreaterThan(firstDot(lines[1] as string));
    expect(firstDot(lines[5] as string)).toBe(0);
    expect(plot).toContain('dashed: half');
    for (const flat of [[0.5], [0.5, 0.5]]) {
      const drawn = plotText({ x: flat.map((_, i) => i), y: flat }, { words: plotWords, show: String });
      expect(drawn).not.toContain('NaN');
    }
    expect(plotText({ x: [], y: [] }, { words: plotWords, show: String })).toContain('nothing to draw');
  });
});
