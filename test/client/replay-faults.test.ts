import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../client/links/scenarios.ts';
import { troubleIn } from '../../client/net/asking.ts';
import { loadRemarkWords } from '../../client/remark-words.ts';
import { faultOfReplay } from '../../client/room/trouble.ts';
import { encodePoison, poisonHash } from '../../contract/files/poison.ts';
import { parseReplay, REPLAY_MAX_CHARS } from '../../contract/replay.ts';
import { REPLAY_FAULTS } from '../../contract/replay-faults.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { noPoison, tallyOf } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { PRESENT } from '../match/first-version.ts';
import { refused } from '../support/refused.ts';

const poison = noPoison({ d: 2, classes: 2 });
const rows = encodePoison(SCENARIOS.moons, poison);
const hash = poisonHash(rows);
const whole = {
  ...{ format: 'poisoned-well-replay', version: 2, code: 'ABCDEF', seed: 7, engine: ENGINE_VERSION },
  teams: newTeams(2).map((team) => ({ ...team, name: 'Ä "1{" \\' })),
  bouts: [
    {
      ...{ id: 'r1b1', round: 1, scenario: 'moons', seed: 5, well: 't2', summary: PRESENT.summary },
      teams: { attack: 't1', defend: 't2' },
      attack: { plan: { rows: { hash, ...tallyOf(poison) }, made: [] }, byBot: false },
      defend: { plan: PRESENT.defence, byBot: true },
    },
  ],
  guesses: [{ round: 1, guesser: 1, team: 't1', accuracy: 0.5 }],
  rows: { [hash]: Buffer.from(rows).toString('base64') },
};
type Whole = typeof whole;
const text = JSON.stringify(whole);
const withBout = (change: (bout: Whole['bouts'][number]) => object) =>
  JSON.stringify({ ...whole, bouts: whole.bouts.map(change) });
const without = (key: keyof Whole) => JSON.stringify({ ...whole, [key]: undefined });

/** A file that is refused for each reason, and what both languages name of it. */
const REFUSED: readonly (readonly [
  id: keyof typeof REPLAY_FAULTS,
  text: string,
  names?: readonly string[],
])[] = [
  ['replay-large', ' '.repeat(REPLAY_MAX_CHARS + 1)],
  ['replay-empty', ''],
  ['replay-empty', ' \n'],
  ['replay-cut', text.slice(0, -1)],
  ['replay-cut', text.slice(0, text.indexOf('"teams"') + 3)],
  ['replay-cut', text.slice(0, text.indexOf('}') + 1)],
  ['replay-cut', text.slice(0, text.indexOf('\\"') + 1)],
  ['replay-broken', text.replace('"seed":7,', '"seed":7')],
  ['replay-broken', text.replace('"code":"ABCDEF"', '"code":"ABCDEF')],
  ['replay-broken', `${text}}`],
  ['replay-no-json', 'a,b,label\n1,2,x\n'],
  ['replay-no-json', '<!DOCTYPE html><p>{'],
  ['replay-no-json', '\u0089PNG'],
  ['replay-other-kind', '{"format":"poisoned-well-data"}', ['"poisoned-well-data"']],
  ['replay-other-kind', '{"a":1}'],
  ['replay-other-version', JSON.stringify({ ...whole, version: 9 }), ['9', '1', '2']],
  [
    'replay-newer-engine',
    JSON.stringify({ ...whole, engine: ENGINE_VERSION + 1, more: 1 }),
    [`${ENGINE_VERSION + 1}`, `${ENGINE_VERSION}`],
  ],
  ['replay-missing', without('version'), ['version']],
  ['replay-missing', without('code'), ['code']],
  ['replay-missing', without('bouts'), ['bouts']],
  ['replay-missing', withBout(({ seed: _, ...bout }) => bout), ['bouts.0.seed']],
  ['replay-strange', JSON.stringify({ ...whole, more: 1 }), ['more']],
  ['replay-strange', withBout((bout) => ({ ...bout, extra: 1 })), ['bouts.0.extra']],
  ['replay-wrong', JSON.stringify({ ...whole, version: '2' }), ['version', '"2"']],
  [
    'replay-wrong',
    withBout((bout) => ({ ...bout, summary: { ...bout.summary, accuracy: 'much' } })),
    ['bouts.0.summary.accuracy', '"much"'],
  ],
  ['replay-wrong', JSON.stringify({ ...whole, code: 'x'.repeat(500) }), ['code', `"${'x'.repeat(59)}…`]],
  ['replay-team', withBout((bout) => ({ ...bout, well: 't3' })), ['r1b1']],
  ['replay-team', JSON.stringify({ ...whole, guesses: [{ ...whole.guesses[0], team: 't3' }] })],
  ['replay-rows-changed', JSON.stringify({ ...whole, rows: { [hash]: 'AAAA' } }), [hash]],
  ['replay-rows-missing', JSON.stringify({ ...whole, rows: {} }), ['r1b1']],
];

describe('CLIENT-4 what is wrong with a replay file', () => {
  const refusedFiles = REFUSED.map(([id, file, names = []]) => ({ id, file, names }));

  it('opens a file with nothing wrong', () => {
    expect(parseReplay(text)).toEqual(whole);
  });

  it.each(refusedFiles)(
    'is told in both languages, with what to do: $id, %#',
    async ({ id, file, names }) => {
      const fault = faultOfReplay(troubleIn(refused(() => parseReplay(file))));
      expect(fault.trouble).toBe('own-replay');
      if (!fault.remark) throw new Error(`no remark: ${fault.detail}`);
      expect(fault.remark.id).toBe(id);
      const [en, de] = await Promise.all([loadRemarkWords('en'), loadRemarkWords('de')]);
      expect(en.say(fault.remark)).toBe(fault.detail);
      expect(en.say(fault.remark)).toMatch(/save it again|choose|open it|copy it/i);
      expect(de.say(fault.remark)).toMatch(/Speichere|speichere|Wähle|Öffne/);
      expect(de.say(fault.remark)).not.toMatch(/\b(the|file|has|is|no)\b/);
      for (const said of [en.say(fault.remark), de.say(fault.remark)]) {
        for (const name of names) expect(said).toContain(name);
        expect(said).not.toMatch(/undefined|null|\[object/);
        expect(said.length).toBeLessThan(300);
      }
    },
  );

  it('leaves no fault untried', () => {
    const tried = refusedFiles.map(({ id }) => id);
    expect(Object.keys(REPLAY_FAULTS).filter((id) => !(tried as string[]).includes(id))).toEqual([]);
  });

  it('is told as that where its data are not here', () => {
    const fault = faultOfReplay(troubleIn(refused(() => scenarioOf('a-pack-of-another-server'))));
    expect(fault.trouble).toBe('no-data-here');
  });
});
