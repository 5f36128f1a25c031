import { describe, expect, it } from 'vitest';
import type { Decision } from '../../engine/match/commands.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import { RULES } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import { standingsOf } from '../../engine/match/standings.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { encodeRowSet } from '../../engine/round/row-set.ts';
import { ATTACK_PLAN, created, playMatch, summaryOf } from './match-player.ts';

const code = (decision: Decision) => (decision.ok ? 'ok' : decision.code);

/** Two teams of three and two in 'prepare' of wells: p1, p3 and p5 are t1's. */
function preparing() {
  const game = playMatch({ ...created, format: 'wells', rounds: 3 });
  for (const name of ['Ann', 'Ben', 'Cleo', 'Dora', 'Eve']) game.join(name);
  game.host('start');
  game.host('advance');
  return game;
}
const deskOf = (game: ReturnType<typeof preparing>, team: string) => {
  if (!('desks' in game.match)) throw new Error('no desks');
  return game.match.desks.find((desk) => desk.team === team);
};

describe('a draft that a team shares', () => {
  it('MATCH-30 is what its last member made of it, and nobody is ready after a change', () => {
    const game = preparing();
    game.draft('p1');
    game.ready('p3');
    expect(deskOf(game, 't1')).toMatchObject({ draft: { by: 'p1' }, ready: ['p3'], handed: null });
    game.draft('p5', { ...ATTACK_PLAN, epsilon: 0.03 });
    expect(deskOf(game, 't1')).toMatchObject({ draft: { by: 'p5', plan: { epsilon: 0.03 } }, ready: [] });
    expect(code(game.draft('p1', { ...ATTACK_PLAN, epsilon: 0.9 }))).toBe('over-budget');
    expect(deskOf(game, 't2')).toMatchObject({ draft: null });
  });

  it('MATCH-31 is handed in by the captain, or once more than half of the connected members are ready', () => {
    const game = preparing();
    expect(code(game.commit('p1'))).toBe('no-draft');
    game.draft('p3');
    expect(code(game.commit('p3'))).toBe('captain-needed');
    game.ready('p3');
    expect(deskOf(game, 't1')?.handed).toBeNull();
    game.ready('p5');
    expect(deskOf(game, 't1')?.handed).toMatchObject({ how: 'ready', by: null, byBot: false });
    // The captain is the first who is connected.
    game.away.add('p2');
    game.draft('p4');
    expect(code(game.commit('p4'))).toBe('ok');
    expect(deskOf(game, 't2')?.handed).toMatchObject({ how: 'captain', by: 'Dora' });
  });

  it('MATCH-32 can be taken back for five seconds, and the phase ends after them', () => {
    const game = preparing();
    for (const by of ['p1', 'p2']) {
      game.draft(by);
      game.commit(by);
    }
    expect(dueAt(game.match, RULES, game.present())).toBe(game.now + 5_000);
    game.pass(4_999);
    expect(code(game.takeBack('p3'))).toBe('ok');
    expect(deskOf(game, 't1')?.handed).toBeNull();
    game.pass(20_000);
    expect(game.match.phase).toBe('prepare');
    expect(code(game.takeBack('p2'))).toBe('too-late');
    game.commit('p1');
    game.pass(5_000);
    expect(game.match.phase).toBe('filter');
  });

  it('MATCH-33 plays when the time is up; a bot plays where there is none', () => {
    const game = preparing();
    game.draft('p3');
    game.host('advance');
    if (game.match.phase !== 'filter') throw new Error('not in filter');
    const [first, second] = game.match.bouts;
    expect(first?.attack).toMatchObject({ plan: ATTACK_PLAN, how: 'time', by: 'Cleo', byBot: false });
    expect(second?.attack).toMatchObject({ how: 'bot', by: null, byBot: true });
    expect(replayLog(game.log)).toEqual(game.match);
  });

  it('MATCH-34 that spends nothing or drops most is asked about once', () => {
    const game = preparing();
    game.draft('p1', { ...ATTACK_PLAN, epsilon: 0 });
    expect(game.commit('p1', 'attack', false)).toMatchObject({
      code: 'sure-needed',
      detail: 'spends-nothing',
    });
    expect(game.ready('p1', 'attack', true, false)).toMatchObject({ code: 'sure-needed' });
    expect(code(game.commit('p1'))).toBe('ok');
    game.host('advance');
    game.defend('p2', {
      filters: [
        { id: 'loss', params: { remove: 0.5 } },
        { id: 'loss', params: { remove: 0.2 } },
      ],
    });
    const moons = RULES.scenario('moons');
    if (!moons) throw new Error('no moons');
    const most = { filters: [0.4, 0.3].map((remove) => ({ id: 'loss' as const, params: { remove } })) };
    expect(RULES.defenceDoubt(moons, most)).toBe('drops-most');
    expect(RULES.defenceDoubt(moons, { filters: [] })).toBe('spends-nothing');
    expect(RULES.defenceDoubt(moons, { filters: [{ id: 'loss', params: {} }] })).toBeNull();
  });

  it('MATCH-35 a team that is away holds nobody up, and a room in which all are away waits for its clock', () => {
    const game = preparing();
    game.draft('p1');
    game.commit('p1');
    game.away.add('p2').add('p4');
    game.pass(5_000);
    expect(game.match.phase).toBe('filter');
    for (const seat of ['p1', 'p3', 'p5']) game.away.add(seat);
    game.pass(20_000);
    expect(game.match.phase).toBe('filter');
  });
});

describe('standings', () => {
  it('MATCH-44 are the means of a team’s attacks and defences, in one order without gaps', () => {
    const bout = (attack: string, defend: string, won: number) => ({
      round: 1,
      teams: { attack, defend },
      summary: summaryOf(won, 100 - won),
    });
    const records = [bout('t1', 't2', 60), bout('t1', 't3', 40), bout('t2', 't1', 50), bout('t3', 't1', 50)];
    expect(standingsOf({ teams: newTeams(4), records })).toEqual([
      { team: 't3', rank: 1, points: 110, attack: 50, defend: 60 },
      { team: 't1', rank: 2, points: 100, attack: 50, defend: 50 },
      { team: 't2', rank: 3, points: 90, attack: 50, defend: 40 },
      { team: 't4', rank: 4, points: 0, attack: 0, defend: 0 },
    ]);
  });

  it.each([
    [2, 'ok'],
    [3, 'rows-of-one-well'],
  ])('PLAN-44 in everyone with %i teams, rows picked by their number are %s', (count, answer) => {
    const game = playMatch({ ...created, format: 'everyone', teams: newTeams(count), rounds: 1 });
    for (let i = 0; i < count; i++) game.join(`Player ${i}`);
    game.host('start');
    game.host('advance');
    const rows = { hash: '0'.repeat(32), inserted: 3, flipped: 0, mutated: 0, removed: 0, accounts: 1 };
    expect(code(game.draft('p1', { rows, made: ['hand'] }))).toBe('ok');
    expect(code(game.draft('p1', { rows: { ...rows, flipped: 2 }, made: ['hand'] }))).toBe(answer);
    game.host('advance');
    const panel = { drop: encodeRowSet([4, 7]), keep: encodeRowSet([]) };
    expect(code(game.defenceDraft('p1', { filters: [], panel }))).toBe(answer);
    expect(code(game.defenceDraft('p1', { filters: [], cap: 5 }))).toBe('ok');
  });
});
