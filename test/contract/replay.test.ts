import { describe, expect, it } from 'vitest';
import { parseReplay } from '../../contract/replay.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { FIRST, PRESENT } from '../match/first-version.ts';

const rest = { scenario: 'moons', seed: 5, summary: FIRST.summary, story: 'So it went.' };
/** As version 0.1.0 wrote it. */
const first = {
  format: 'poisoned-well-replay',
  version: 1,
  code: 'ABCDEF',
  seed: 7,
  rounds: [
    {
      ...{ ...rest, round: 1, attackers: 'red', redByBot: false, blueByBot: true },
      ...{ red: FIRST.attack, blue: FIRST.defence },
    },
    {
      ...{ ...rest, round: 2, attackers: 'blue', redByBot: true, blueByBot: false },
      ...{ red: FIRST.attack, blue: FIRST.defence },
    },
  ],
};

describe('a replay of the first version', () => {
  it('WIRE-30 is read, and says that it is of an earlier engine', () => {
    const replay = parseReplay(JSON.stringify(first));
    expect(replay.engine).toBeLessThan(ENGINE_VERSION);
    expect(replay.bouts).toMatchObject([
      {
        id: 'r1b1',
        teams: { attack: 't1', defend: 't2' },
        attack: { byBot: false },
        defend: { byBot: true },
      },
      { id: 'r2b1', teams: { attack: 't2', defend: 't1' }, well: 't1', attack: { plan: PRESENT.attack } },
    ]);
    const [bout] = replay.bouts;
    expect(bout).not.toHaveProperty('story'); // it is told where it is shown
    expect([bout?.attack.plan, bout?.defend.plan]).toEqual([PRESENT.attack, PRESENT.defence]);
    expect(bout?.summary).toEqual(PRESENT.summary);
  });

  it('WIRE-30 is read where it has bouts, and plans of the shape that came before recipes had ids', () => {
    const { bouts, ...head } = parseReplay(JSON.stringify(first));
    const before = bouts.map((bout) => ({
      ...bout,
      story: 'So it went.',
      attack: { ...bout.attack, plan: FIRST.attack },
      defend: { ...bout.defend, plan: FIRST.defence },
      summary: FIRST.summary,
    }));
    expect(parseReplay(JSON.stringify({ ...head, bouts: before }))).toEqual({ ...head, bouts });
  });

  it('WIRE-31 a bout of a team that the replay does not have is refused', () => {
    const { bouts, ...head } = parseReplay(JSON.stringify(first));
    const strange = bouts.map((bout) => ({ ...bout, teams: { ...bout.teams, attack: 't3' } }));
    expect(() => parseReplay(JSON.stringify({ ...head, bouts: strange }))).toThrow(/does not have/);
    expect(() => parseReplay(JSON.stringify({ ...head, bouts }))).not.toThrow();
  });

  it('WIRE-30 is refused where something is wrong with it', () => {
    const broken = { ...first, rounds: [{ ...first.rounds[0], red: { attack: 'no-such' } }] };
    expect(() => parseReplay(JSON.stringify(broken))).toThrow(/bouts\.0\.attack/);
    expect(() => parseReplay(JSON.stringify({ ...first, version: 3 }))).toThrow(/version that wrote it/);
    expect(() => parseReplay(JSON.stringify({ ...first, rounds: [7] }))).toThrow(/bouts\.0/);
  });
});
