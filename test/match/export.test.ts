import { describe, expect, it } from 'vitest';
import { csvOf } from '../../engine/data/csv.ts';
import { HOST } from '../../engine/match/commands.ts';
import type { LoggedEvent, MatchEvent } from '../../engine/match/events.ts';
import { begin, evolve } from '../../engine/match/evolve.ts';
import { EXPORT_COLUMNS, exportOf } from '../../engine/match/export.ts';
import { FATE_COLUMNS, fateRows } from '../../engine/match/fates.ts';
import { playedMatch } from '../../engine/match/played.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { created, playMatch } from './match-player.ts';

/** A room of a hundred teams in which two hundred people have sat down. */
function crowd() {
  const room = { ...created, format: 'wells' as const, teams: newTeams(100) };
  const joins: MatchEvent[] = Array.from({ length: 200 }, (_, i) => ({
    type: 'player-joined',
    player: `p${i + 1}`,
    nickname: `Guest ${i + 1}`,
    team: `t${1 + (i % 100)}`,
    at: 2_000 + i,
    command: `join:secret-command-${i}`,
  }));
  const log: LoggedEvent[] = [room, ...joins];
  return { log, match: joins.reduce(evolve, begin(room)) };
}

describe('the export of a match', () => {
  it('WIRE-60 has a row for each of 200 seats, 100 teams and every event, without seeds and command ids', () => {
    const { log, match } = crowd();
    const tables = exportOf(match, log, new Set(['p7']));
    expect(tables.players.map(({ player }) => player)).toEqual(match.players.map(({ id }) => id));
    expect(tables.players).toHaveLength(200);
    expect(tables.players.filter(({ connected }) => connected)).toMatchObject([{ player: 'p7', team: 't7' }]);
    expect(tables.teams).toHaveLength(100);
    expect(tables.standings.map(({ team }) => team)).toEqual(match.teams.map(({ id }) => id));
    expect(tables.audit).toHaveLength(201);
    expect(tables.audit[200]).toMatchObject({ what: 'player-joined', who: 'p200', about: 't100' });
    expect(tables.plans).toEqual([]);
    const text = JSON.stringify(tables);
    expect(text).not.toContain(String(match.seed));
    expect(text).not.toContain('secret-command');
    expect(csvOf(EXPORT_COLUMNS.players, tables.players).split('\r\n')).toHaveLength(202);
  });

  it('WIRE-60 names the seat that did something, and not the one that it was done to', () => {
    const { log, match } = crowd();
    const kicked: MatchEvent = { type: 'player-kicked', player: 'p7', at: 9_000, command: 'host-1:k' };
    const ended: MatchEvent = { type: 'match-ended', at: 9_001, command: null };
    const { audit } = exportOf(match, [...log, kicked, ended], new Set());
    expect(audit[201]).toMatchObject({ what: 'player-kicked', who: 'host-1', about: 'p7' });
    expect(audit[202]).toMatchObject({ what: 'match-ended', who: null, about: null });
  });

  it('WIRE-60 says what a host has set, and who has removed whom with one command', () => {
    const { log, match } = crowd();
    const more: MatchEvent[] = [
      { type: 'lock-set', locked: true, at: 9_000, command: 'host:l' },
      { type: 'door-set', door: { perAddress: 40, nod: true }, at: 9_001, command: 'host-1:d' },
      { type: 'clock-set', clock: { running: false, leftMillis: 12_400 }, at: 9_002, command: 'host:p' },
      { type: 'player-kicked', player: 'p7', at: 9_003, command: 'host-1:c' },
      { type: 'player-kicked', player: 'p8', at: 9_003, command: null },
      { type: 'message-said', to: 't2', text: 'Hurry up', at: 9_004, command: 'host:m' },
      { type: 'delivered', at: 9_005, command: 'host:a' },
      { type: 'clock-set', clock: { running: true, endsAt: 9_005 }, at: 9_005, command: null },
      { type: 'reveal-shown', step: 'poison', at: 9_005, command: null },
      { type: 'reveal-shown', step: 'why', at: 9_006, command: null },
      { type: 'nod-given', by: 'host-1', letIn: false, at: 9_007, command: null },
      { type: 'seat-claimed', seat: 'host', outcome: 'unanswered', at: 9_008, command: null },
    ];
    const { audit } = exportOf(match, [...log, ...more], new Set());
    expect(audit.slice(201).map(({ who, what, about, detail }) => [who, what, about, detail])).toEqual([
      ['host', 'lock-set', null, 'locked=true'],
      ['host-1', 'door-set', null, 'perAddress=40 nod=true'],
      ['host', 'clock-set', null, 'running=false seconds=12'],
      ['host-1', 'player-kicked', 'p7', null],
      ['host-1', 'player-kicked', 'p8', null],
      ['host', 'message-said', null, 'to=t2'],
      ['host', 'delivered', null, null],
      ['host', 'clock-set', null, 'running=true seconds=0'],
      ['host', 'reveal-shown', null, 'step=poison'],
      [null, 'reveal-shown', null, 'step=why'],
      ['host-1', 'nod-given', null, 'letIn=false'],
      [null, 'seat-claimed', 'host', 'outcome=unanswered'],
    ]);
    expect(JSON.stringify(audit)).not.toContain('Hurry');
  });

  it('WIRE-62 has a row for each sample of a bout', () => {
    const fates = {
      ...{ origin: [0, 1, 2], source: [7, -1, 4], removedBy: [0, 1, 102], relabelled: [1, 0, 0] },
    };
    expect(csvOf(FATE_COLUMNS, fateRows([1, 0, 1], fates)).split('\r\n')).toEqual([
      'row,label,origin,source,removedBy,relabelled',
      '0,1,clean,7,0,true',
      '1,0,inserted,,1,false',
      '2,1,flipped,4,102,false',
      '',
    ]);
  });

  it('SERVER-90 lists every match of the room that is over, by its number', () => {
    const game = playMatch();
    game.join('Rosa');
    const end = () => game.send({ type: 'end', id: `end-${game.log.length}`, by: HOST, at: game.now });
    const again = () =>
      game.send({
        ...{ type: 'play-again', id: `again-${game.log.length}`, by: HOST, at: game.now },
        ...{ seed: 'f'.repeat(32), scenarios: ['moons'], rounds: 1 },
      });
    expect(() => playedMatch(game.match, 1)).toThrowError(expect.objectContaining({ code: 'wrong-phase' }));
    end();
    const first = playedMatch(game.match, 1);
    again();
    expect(playedMatch(game.match, 1)).toMatchObject({ seed: first.seed, teams: first.teams });
    expect(() => playedMatch(game.match, 3)).toThrowError(expect.objectContaining({ code: 'unknown-name' }));
    end();
    const { matches } = exportOf(game.match, game.log, new Set());
    expect(matches).toMatchObject([{ match: 1, scenarios: 'moons', bouts: 0 }, { match: 2 }]);
  });

  it('WIRE-61 gives formulas an apostrophe, quotes what needs it and leaves numbers alone', () => {
    const cells = ['=1+1', '+a', '-b', '@c', '\td', '\re', 'a "b", c', 'plain', '-1', -1.5, null, true];
    const rows = cells.map((cell) => ({ cell }));
    expect(csvOf(['cell'], rows).split('\r\n')).toEqual([
      ...['cell', "'=1+1", "'+a", "'-b", "'@c", '"\'\td"', '"\'\re"'],
      ...['"a ""b"", c"', 'plain', '-1', '-1.5', '', 'true', ''],
    ]);
  });
});
