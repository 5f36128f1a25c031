import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIRST } from '../match/first-version.ts';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();

it('TEXT-4 "well replay" tells every story in the reader’s language, also of a file that holds one', async () => {
  const bout = { scenario: 'moons', seed: 5, summary: FIRST.summary, story: 'So it went.' };
  const played = { round: 1, attackers: 'red', redByBot: false, blueByBot: true };
  const file = {
    ...{ format: 'poisoned-well-replay', version: 1, code: 'ABCDEF', seed: 7 },
    rounds: [{ ...bout, ...played, red: FIRST.attack, blue: FIRST.defence }],
  };
  writeFileSync(join(folder, 'first.json'), JSON.stringify(file));
  const told = (locale: string) =>
    runWell(folder, ['replay', 'first.json'], undefined, { LC_ALL: locale, LANG: locale });
  const [english, german] = [await told('C'), await told('de_DE.UTF-8')];
  expect([english.code, german.code]).toEqual([0, 0]);
  expect(english.out).toMatch(
    /The attackers sent .* by “Mislabelled copies”; the defenders’ “Neighbours vote”/,
  );
  expect(german.out).toMatch(/Die Angreifer schickten .* mit „Falsch gelabelte Kopien“; die Verteidiger/);
  for (const { out } of [english, german]) expect(out).not.toContain('So it went.');
});
