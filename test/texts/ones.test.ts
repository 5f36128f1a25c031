import { describe, expect, it } from 'vitest';
import { remarkIn } from '../../engine/errors.ts';
import type { Understood } from '../../instrument/formats/understood.ts';
import { REMARKS, remarkOf } from '../../instrument/remarks.ts';
import { loadCliTexts } from '../../texts/cli-texts.ts';
import { de } from '../../texts/de/index.ts';
import { remarks as german } from '../../texts/de/well/remarks.ts';
import { en } from '../../texts/en/index.ts';

const file: Understood = {
  format: 'csv',
  ...{ file: 'a.csv', rows: 1, features: 1, label: { column: 2 }, doubts: [] },
  classes: [{ label: 'x', rows: 1 }],
};
const trial = { aim: { targets: 1, hits: 1 }, trainings: 1 } as unknown as Parameters<
  typeof en.desks.trial.aim
>[0];
const widths = remarkOf('widths-differ', { file: 'a', features: 1, other: null, wanted: 2 });

describe('CLIENT-27 a count of one has the form of one', () => {
  it.each([
    [
      'English',
      async () => {
        const { reading } = await loadCliTexts('en');
        return [
          en.lab.own.read({ rows: 200, features: 1, classes: ['x', 'y'], label: { column: 2 } }),
          en.teamwork.readyHelp({ needed: 1 }),
          en.teamwork.split.others({ n: 1 }),
          en.teamwork.harm.hits({ hits: 1, of: 1 }),
          en.desks.trial.aim(trial),
          reading.understood(file),
          remarkIn(REMARKS, widths),
        ];
      },
      /\b1 (features|are|rows|targets|trainings)\b|other 1\b/,
      /\b1 feature\b/,
    ],
    [
      'German',
      async () => {
        const { reading } = await loadCliTexts('de');
        return [
          de.lab.own.read({ rows: 200, features: 1, classes: ['x', 'y'], label: { column: 2 } }),
          de.teamwork.readyHelp({ needed: 1 }),
          de.teamwork.split.others({ n: 1 }),
          de.teamwork.harm.hits({ hits: 1, of: 1 }),
          de.desks.trial.aim(trial),
          reading.understood(file),
          remarkIn(german, widths),
        ];
      },
      /\b1 (Merkmale|Merkmalen|bereit|anderen|Zeilen|Zielen|Trainings)\b/,
      /\b1 Merkmal\b/,
    ],
  ])('in %s', async (_language, texts, wrong, right) => {
    const told = await texts();
    for (const text of told) expect(text).not.toMatch(wrong);
    expect(told.filter((text) => right.test(text))).toHaveLength(3);
  });
});
