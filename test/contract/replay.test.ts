import { describe, expect, it } from 'vitest';
import { parseReplay } from '../../contract/replay.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { ATTACK_PLAN, summaryOf } from '../match/match-player.ts';

const rest = { scenario: 'moons', seed: 5, summary: summaryOf(60, 40), story: 'So it went.' };
/** As version 0.1.0 wrote it. */
const first = {
  format: 'poisoned-well-replay',
  version: 1,
  code: 'ABCDEF',
  seed: 7,
  rounds: [
    {
      ...{ ...rest, round: 1, attackers: 'red', redByBot: false, blueByBot: true },
      ...{ red: ATTACK_PLAN, blue: { filters: [] } },
    },
    {
      ...{ ...rest, round: 2, attackers: 'blue', redByBot: true, blueByBot: false },
      ...{ red: ATTACK_PLAN, blue: { filters: [] } },
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
      { id: 'r2b1', teams: { attack: 't2', defend: 't1' }, well: 't1', attack: { plan: ATTACK_PLAN } },
    ]);
    expect(replay.bouts[0]?.summary).toEqual(rest.summary);
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
    expect(() => parseReplay(JSON.stringify({ ...first, version: 3 }))).toThrow(/not a replay/);
    expect(() => parseReplay(JSON.stringify({ ...first, rounds: [7] }))).toThrow(/not a replay/);
  });
});
