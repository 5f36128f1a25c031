import { describe, expect, it } from 'vitest';
import { type Command, HOST } from '../../engine/match/commands.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import type { Match } from '../../engine/match/match.ts';
import { RULES } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import { inTraining } from '../../engine/match/trainings.ts';
import { ATTACK_PLAN, created, type Played, playMatch } from './match-player.ts';

/** Two players in 'prepare' of round 1: p1 attacks, p2 defends. */
function inPrepare(): Played {
  const game = playMatch();
  game.join('Rosa');
  game.join('Blaise');
  game.host('start');
  game.pass(20_000);
  return game;
}

function toReveal(game: Played, attackScore = 60, defenceScore = 40): void {
  const round = 'round' in game.match ? game.match.round : 0;
  game.attack(round % 2 === 1 ? 'p1' : 'p2');
  game.defend(round % 2 === 1 ? 'p2' : 'p1');
  game.trained(attackScore, defenceScore);
  game.pass(10_000);
}

function inPhase<P extends Match['phase']>(game: Played, phase: P): Extract<Match, { phase: P }> {
  const { match } = game;
  if (match.phase !== phase) throw new Error(`in ${match.phase}, not in ${phase}`);
  return match as Extract<Match, { phase: P }>;
}

const code = (decision: { ok: boolean; code?: string }) => (decision.ok ? 'ok' : decision.code);

describe('the course of a match', () => {
  it('MATCH-1 plays every scenario twice with sides swapped, each time on a seed of its own', () => {
    const game = playMatch({ ...created, scenarios: ['moons', 'digits-4v9'] });
    game.join('Rosa');
    game.join('Blaise');
    game.host('start');
    for (let round = 1; round <= 4; round++) {
      game.pass(20_000);
      toReveal(game);
      game.pass(60_000);
    }
    expect(game.match.phase).toBe('over');
    const rounds = game.match.records.map(({ scenario, teams }) => [scenario, teams.attack]);
    expect(rounds).toEqual([
      ['moons', 't1'],
      ['moons', 't2'],
      ['digits-4v9', 't1'],
      ['digits-4v9', 't2'],
    ]);
    expect(new Set(game.match.records.map(({ seed }) => seed)).size).toBe(4);
  });

  it('MATCH-2 goes through briefing, prepare, filter, train and reveal, and then to the next round', () => {
    const game = playMatch();
    const phases: string[] = [];
    const note = () => phases.push(game.match.phase);
    game.join('Rosa');
    game.join('Blaise');
    game.host('start');
    note();
    game.pass(20_000);
    note();
    game.attack('p1');
    note();
    game.defend('p2');
    note();
    game.trained();
    note();
    game.pass(10_000);
    note();
    game.pass(60_000);
    note();
    expect(phases).toEqual(['briefing', 'prepare', 'filter', 'train', 'train', 'reveal', 'briefing']);
    expect(game.match).toMatchObject({ round: 2 });
  });

  it('MATCH-3 the acting side ends its phase by committing; nobody else can', () => {
    const game = inPrepare();
    expect(code(game.defend('p2'))).toBe('wrong-phase');
    expect(code(game.attack('p2'))).toBe('wrong-role');
    expect(code(game.attack('nobody'))).toBe('wrong-role');
    expect(code(game.attack('p1'))).toBe('ok');
    expect(game.match.phase).toBe('filter');
    expect(code(game.attack('p1'))).toBe('wrong-phase');
    expect(code(game.defend('p1'))).toBe('wrong-role');
    expect(code(game.defend('p2'))).toBe('ok');
    expect(game.match.phase).toBe('train');
  });

  it('MATCH-3 a plan is committed once, also while the match is paused', () => {
    const game = inPrepare();
    game.host('pause');
    expect(code(game.attack('p1'))).toBe('ok');
    expect(game.match.phase).toBe('prepare');
    expect(code(game.attack('p1'))).toBe('already-committed');
    game.host('resume');
    expect(game.match.phase).toBe('filter');
  });

  it('MATCH-4 a side that did not commit in time is played by a bot within its budget', () => {
    const game = inPrepare();
    game.pass(75_000);
    const attack = inPhase(game, 'filter').bouts[0]?.attack;
    if (!attack) throw new Error('no attack');
    expect(attack.byBot).toBe(true);
    const scenario = RULES.scenario('moons');
    if (!scenario) throw new Error('no moons');
    expect(RULES.checkAttackPlan(scenario, attack.plan)).toBeNull();
    game.deliver();
    game.pass(64_000); // four of them until the deliveries are due
    const defence = inPhase(game, 'train').bouts[0]?.defend;
    if (!defence) throw new Error('no defence');
    expect(defence.byBot).toBe(true);
    expect(RULES.checkDefencePlan(scenario, defence.plan)).toBeNull();
  });

  it('MATCH-4 a side without players is played by a bot at once', () => {
    const game = playMatch();
    game.join('Alone', 't2');
    game.host('start');
    game.pass(20_000);
    expect(game.match.phase).toBe('filter');
    game.send({ type: 'leave', id: 'leaves-now', by: 'p1', at: game.now });
    expect(game.match.phase).toBe('train');
  });

  it('MATCH-45 the defenders’ time begins when all deliveries are due, whatever was done in the attack', () => {
    const moments = [() => {}, (game: Played) => game.attack('p1')].map((act) => {
      const game = inPrepare();
      act(game);
      if (game.match.phase === 'prepare') game.pass(75_000);
      const { clock, arrival } = inPhase(game, 'filter');
      return [arrival.opensAt - game.now, (clock.running && clock.endsAt ? clock.endsAt : 0) - game.now];
    });
    expect(moments).toEqual([
      [4_000, 64_000],
      [4_000, 64_000],
    ]);
  });

  it('MATCH-45 what comes late takes nothing of the defenders’ time; it comes once, in its own round', () => {
    const game = inPrepare();
    game.attack('p1');
    game.pass(9_000);
    const other = game.send({ type: 'delivered', round: 2, at: game.now });
    expect(other).toEqual({ ok: true, events: [] });
    game.deliver();
    const { clock, arrival } = inPhase(game, 'filter');
    expect(arrival.opened).toBe(true);
    expect(clock).toMatchObject({ endsAt: arrival.opensAt + 60_000 + 4_000 });
    expect(game.deliver()).toEqual({ ok: true, events: [] });
    expect(replayLog(game.log)).toEqual(game.match);
  });

  it('MATCH-5 train waits for the result and for its time', () => {
    const game = inPrepare();
    game.attack('p1');
    game.defend('p2');
    expect(inTraining(game.match).length === 1).toBe(true);
    expect(dueAt(game.match, RULES, game.present())).toBeNull();
    game.pass(3_000);
    game.trained();
    expect(game.match.phase).toBe('train');
    game.pass(6_999);
    expect(game.match.phase).toBe('train');
    game.pass(1);
    expect(game.match.phase).toBe('reveal');
  });

  it('MATCH-5 a late result leaves time to watch it; a host in a hurry goes on with it', () => {
    const slow = inPrepare();
    slow.attack('p1');
    slow.defend('p2');
    slow.pass(25_000);
    slow.trained();
    expect(slow.match).toMatchObject({ phase: 'train', clock: { endsAt: slow.now + 6_000 } });

    const hurried = inPrepare();
    hurried.attack('p1');
    hurried.defend('p2');
    hurried.host('advance');
    expect(hurried.match.phase).toBe('train');
    hurried.trained();
    expect(hurried.match.phase).toBe('reveal');
  });

  it('MATCH-6 a training that fails is asked for again, and given up after three times', () => {
    const game = inPrepare();
    game.attack('p1');
    game.defend('p2');
    const fail = () =>
      game.send({ type: 'training-failed', bout: 'r1b1', reason: 'worker died', final: false, at: game.now });
    fail();
    expect(inTraining(game.match).length === 1).toBe(true);
    fail();
    expect(inTraining(game.match).length === 1).toBe(true);
    fail();
    expect(game.match).toMatchObject({ phase: 'briefing', round: 2, records: [] });
  });

  it('MATCH-6 a training that would fail again is not asked for again', () => {
    const game = inPrepare();
    game.attack('p1');
    game.defend('p2');
    game.send({ type: 'training-failed', bout: 'r1b1', reason: 'no-convergence', final: true, at: game.now });
    expect(game.log.filter(({ type }) => type === 'training-requested')).toHaveLength(1);
    expect(game.log.some(({ type }) => type === 'bout-voided')).toBe(true);
    expect(game.match).toMatchObject({ phase: 'briefing', round: 2, records: [] });
  });

  it('MATCH-7 the host ends, stops and stretches any phase; the lobby and the end have no clock', () => {
    const game = playMatch();
    expect(code(game.host('start'))).toBe('not-enough-players');
    game.join('Rosa');
    for (const type of ['pause', 'resume', 'advance'] as const)
      expect(code(game.host(type))).toBe('wrong-phase');
    game.join('Blaise');
    game.host('start');
    expect(code(game.host('start'))).toBe('wrong-phase');
    game.pass(5_000);
    game.host('pause');
    expect(game.match).toMatchObject({ clock: { running: false, leftMillis: 15_000 } });
    game.pass(100_000);
    expect(game.match.phase).toBe('briefing');
    const extend = (id: string, millis: number) =>
      game.send({ type: 'extend', id, by: HOST, millis, at: game.now });
    extend('longer-please', 30_000);
    expect(code(extend('far-too-long', 4_000_000))).toBe('out-of-range');
    game.host('resume');
    expect(game.match).toMatchObject({ clock: { running: true, endsAt: game.now + 45_000 } });
    game.host('advance');
    expect(game.match.phase).toBe('prepare');
  });

  it('MATCH-7 a click on what the page still shows ends nothing else', () => {
    const game = inPrepare();
    expect(code(game.endShown('briefing', 1))).toBe('wrong-phase');
    expect(code(game.endShown('prepare', 2))).toBe('wrong-phase');
    expect(game.match.phase).toBe('prepare');
    game.endShown('prepare', 1);
    expect(game.match.phase).toBe('filter');
  });

  it('MATCH-8 only the host has the host’s commands', () => {
    const game = inPrepare();
    const by = 'p1';
    const at = game.now;
    for (const type of ['start', 'pause', 'resume', 'advance'] as const) {
      expect(code(game.send({ type, id: `id-${type}`, by, at }))).toBe('wrong-role');
    }
    expect(code(game.send({ type: 'kick', id: 'id-kick', by, player: 'p2', at }))).toBe('wrong-role');
    expect(code(game.send({ type: 'lock', id: 'id-lock', by, locked: true, at }))).toBe('wrong-role');
    expect(code(game.send({ type: 'move', id: 'id-move', by, player: 'p2', team: 't1', at }))).toBe(
      'wrong-role',
    );
    expect(code(game.send({ type: 'extend', id: 'id-long', by, millis: 1_000, at }))).toBe('wrong-role');
  });

  it('MATCH-9 seats go to the smaller team, until the room is locked, full or over', () => {
    const game = playMatch(created, { ...RULES, maxPlayers: 3 });
    game.join('Ann');
    game.join('Ben');
    game.join('Cleo');
    expect(game.match.players.map(({ team }) => team)).toEqual(['t1', 't2', 't1']);
    expect(code(game.join('Dora'))).toBe('room-full');
    game.send({ type: 'kick', id: 'kick-cleo', by: HOST, player: 'p3', at: game.now });
    game.send({ type: 'lock', id: 'lock-it', by: HOST, locked: true, at: game.now });
    expect(code(game.join('Dora'))).toBe('room-locked');
    game.send({ type: 'lock', id: 'open-it', by: HOST, locked: false, at: game.now });
    game.join('Dora');
    expect(game.match.players.at(-1)).toMatchObject({ id: 'p4', team: 't1' });
  });

  it('MATCH-10 players change sides between rounds only', () => {
    const game = playMatch();
    game.join('Rosa');
    game.join('Blaise');
    const choose = (id: string) => game.send({ type: 'choose-team', id, by: 'p1', team: 't2', at: game.now });
    const move = (id: string, team: string) =>
      game.send({ type: 'move', id, by: HOST, player: 'p1', team, at: game.now });
    expect(code(choose('choose-1'))).toBe('ok');
    expect(code(move('move-back', 't1'))).toBe('ok');
    game.host('start');
    expect(code(choose('choose-2'))).toBe('wrong-phase');
    expect(code(move('move-1', 't2'))).toBe('ok');
    expect(code(move('move-2', 't1'))).toBe('ok');
    game.pass(20_000);
    expect(code(move('move-3', 't2'))).toBe('wrong-phase');
    expect(
      code(game.send({ type: 'move', id: 'move-4', by: HOST, player: 'p9', team: 't1', at: game.now })),
    ).toBe('unknown-name');
  });

  it('MATCH-15 a seat taken during a round watches until the next briefing, and holds nothing up', () => {
    const game = playMatch();
    game.join('Rosa', 't1');
    game.host('start');
    game.join('Early', 't2'); // in the briefing nobody knows anything yet
    game.pass(20_000);
    game.join('Late', 't1');
    expect(code(game.attack('p3'))).toBe('wrong-role');
    game.attack('p1');
    game.send({ type: 'leave', id: 'p2-leaves', by: 'p2', at: game.now });
    expect(game.match.phase).toBe('train'); // a bot filters, though the next round has a defender in p3
    game.trained();
    game.pass(10_000);
    game.pass(60_000);
    expect(game.match).toMatchObject({ phase: 'briefing', round: 2 });
    game.pass(20_000);
    expect(game.match.phase).toBe('filter'); // nobody is left in that team, so a bot attacks
    game.away.add('p1');
    expect(code(game.defend('p3'))).toBe('ok');
  });

  it('MATCH-15 whoever left during the match comes back on the same team, by name or by seat', () => {
    const game = inPrepare();
    game.attack('p1');
    game.send({ type: 'leave', id: 'p2-leaves', by: 'p2', at: game.now });
    expect(code(game.join('B l a i s e', 't1'))).toBe('team-fixed');
    const back = { type: 'join', team: 't1', nickname: 'Somebody', before: 'p2', at: game.now } as const;
    expect(code(game.send({ ...back, id: 'comes-back-1' }))).toBe('team-fixed');
    expect(code(game.send({ ...back, id: 'comes-back-2', team: null }))).toBe('ok');
    expect(game.match.players.at(-1)).toMatchObject({ id: 'p3', team: 't2' });
  });

  it('MATCH-15 in the lobby a seat that is left binds nobody', () => {
    const game = playMatch();
    game.join('Rosa', 't1');
    game.send({ type: 'leave', id: 'p1-leaves', by: 'p1', at: game.now });
    expect(code(game.join('Rosa', 't2'))).toBe('ok');
  });

  it('MATCH-11 a plan over budget, off the menu or with a wrong parameter is refused with a code', () => {
    const game = inPrepare();
    expect(code(game.attack('p1', { ...ATTACK_PLAN, epsilon: 0.16 }))).toBe('over-budget');
    expect(
      code(game.attack('p1', { ...ATTACK_PLAN, attack: { ...ATTACK_PLAN.attack, params: { nonsense: 1 } } })),
    ).toBe('bad-parameters');
    game.attack('p1');
    const dear = {
      filters: [
        { id: 'loss', params: {} },
        { id: 'spectral', params: {} },
      ],
    } as const;
    expect(code(game.defend('p2', { filters: [...dear.filters] }))).toBe('over-budget');
    expect(game.match.phase).toBe('filter');
  });

  it('MATCH-12 a command that already took effect does nothing again, and says ok', () => {
    const game = inPrepare();
    const pause = { type: 'pause', id: 'the-same-id', by: HOST, at: game.now } as const;
    game.send(pause);
    game.host('resume');
    const before = game.match;
    expect(game.send({ ...pause, at: game.now + 5 })).toEqual({ ok: true, events: [] });
    expect(game.match).toBe(before);
    const again: Command = {
      type: 'set-draft',
      id: 'commit-once',
      by: 'p1',
      round: 1,
      side: 'attack',
      plan: ATTACK_PLAN,
      at: game.now,
    };
    game.send(again);
    expect(game.send(again)).toEqual({ ok: true, events: [] });
    // The same id of somebody else is another command.
    const other = { type: 'extend', id: 'commit-once', by: HOST, millis: 1_000, at: game.now } as const;
    expect(game.send(other)).toMatchObject({ ok: true, events: [{ type: 'clock-set' }] });
  });

  it('MATCH-13 time that ran out while the server was down is given back in part', () => {
    const game = inPrepare();
    const later = game.now + 500_000;
    game.send({ type: 'recover', at: later });
    expect(game.match).toMatchObject({ phase: 'prepare', clock: { running: true, endsAt: later + 10_000 } });
    const early = inPrepare();
    const before = early.match;
    early.send({ type: 'recover', at: early.now + 1_000 });
    expect(early.match).toEqual(before);
  });

  it('MATCH-14 the log alone gives the match back', () => {
    const game = inPrepare();
    toReveal(game);
    expect(replayLog(JSON.parse(JSON.stringify(game.log)))).toEqual(game.match);
    expect(() => replayLog([])).toThrow(/begin/);
    expect(() => replayLog([created, created])).toThrow(/twice/);
    const misplaced = { type: 'training-requested', bout: 'r1b1', at: 2_000, command: null } as const;
    expect(() => replayLog([created, misplaced])).toThrow(/training-requested in phase lobby/);
  });
});
