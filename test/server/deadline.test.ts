import { describe, expect, it } from 'vitest';
import { RULES } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import { createDeadline } from '../../server/rooms/deadline.ts';
import { createFilm, type ShownFrame } from '../../server/rooms/film.ts';
import { begun, frames, inTrain, stage } from './support/room-stage.ts';

describe('deadline', () => {
  it('SERVER-80 ends a phase when its time is up, not before, and not in a pause', async () => {
    const { clock, game, parts, sent, calls, settle } = stage(begun());
    const deadline = createDeadline({ ...parts, due: () => dueAt(game.match, RULES, game.present()) });
    deadline.look();
    clock.pass(19_999);
    expect(sent).toEqual([]);
    clock.pass(1);
    await settle();
    expect(game.match.phase).toBe('prepare');
    expect(calls.grown).toBe(1);
    game.send({ type: 'pause', id: 'pause-it', by: 'host', at: clock.now() });
    deadline.look();
    clock.pass(1e6);
    expect(sent).toHaveLength(1);
  });

  it('SERVER-80 tries again when the store has trouble, and is silent once it is closed', async () => {
    const { clock, game, parts, reports, trouble, settle } = stage(begun());
    const deadline = createDeadline({ ...parts, due: () => dueAt(game.match, RULES, game.present()) });
    deadline.look();
    trouble.store = new Error('disk full');
    clock.pass(20_000);
    await settle();
    expect(reports).toEqual([trouble.store]);
    delete trouble.store;
    clock.pass(1_000);
    await settle();
    expect(game.match.phase).toBe('prepare');
    deadline.look();
    deadline.close();
    clock.pass(1e6);
    await settle();
    expect(game.match.phase).toBe('prepare');
  });
});

describe('film', () => {
  it('SERVER-83 shows every frame once, in order, by the clock, and stops with its phase', async () => {
    const { clock, game, parts, settle } = stage(inTrain());
    clock.pass(game.now - clock.now());
    const shown: ShownFrame[] = [];
    const film = createFilm(parts, (frame) => shown.push(frame));
    film.look();
    await settle();
    expect(shown).toEqual([]);
    game.trained();
    film.look();
    film.look();
    await settle();
    expect(shown.map(({ index }) => index)).toEqual([0]);
    for (let i = 0; i < 40 && shown.length < 3; i++) clock.pass(250);
    game.send({ type: 'advance', id: 'hurry-up', by: 'host', at: clock.now() });
    expect(game.match.phase).toBe('reveal');
    clock.pass(60_000);
    expect(shown.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(shown.every(({ bout, count }) => bout === 'r1b1' && count === frames.length)).toBe(true);
  });

  it('SERVER-99 the pictures of a reveal that began on another server are made once somebody asks for them', async () => {
    const game = inTrain();
    game.trained();
    game.send({ type: 'advance', id: 'hurry-up', by: 'host', at: game.now });
    expect(game.match.phase).toBe('reveal');
    const { parts, asked, settle } = stage(game);
    const pictured: string[] = [];
    const film = createFilm(
      parts,
      () => {},
      (bout) => pictured.push(bout),
    );
    film.look();
    await settle();
    expect(asked).toEqual([]);
    film.picture();
    film.picture();
    await settle();
    expect(pictured).toEqual(['r1b1']);
    expect(asked).toEqual(['round r1b1']);
  });
});
