import { describe, expect, it } from 'vitest';
import { boutsOf, type FormatSchedule } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { createForesight } from '../../server/rooms/foresight.ts';
import { createForging } from '../../server/rooms/forging.ts';
import { roundSpec, streamSpec } from '../../server/rooms/round-data.ts';
import { steadily } from '../../server/rooms/steady.ts';
import type { Packed } from '../../server/training/packed.ts';
import type { Trainer } from '../../server/training/trainer.ts';
import { ATTACK_PLAN, created, playMatch } from '../match/match-player.ts';
import { begun, inFilter, stage } from './support/room-stage.ts';

describe('forging', () => {
  /** A stage in the first moment of the defence; deliveries are made when the test says so. */
  function forged() {
    const held = stage(inFilter());
    const { clock, game } = held;
    clock.pass(game.now - clock.now());
    const waiting: (() => void)[] = [];
    const stream = () => new Promise<Packed>((done) => waiting.push(() => done({ gzip: new Uint8Array() })));
    const forging = createForging({ ...held.parts, trainer: { ...held.parts.trainer, stream } });
    const isThere = () => game.match.phase === 'filter' && game.match.arrival.opened;
    const pass = async (millis: number) => {
      clock.pass(millis);
      game.pass(millis);
      await held.settle();
    };
    const made = async () => {
      for (const done of waiting) done();
      await held.settle();
    };
    return { ...held, forging, isThere, pass, made, waiting };
  }

  it('SERVER-81 has a stream forged once, when its defenders need it', async () => {
    const early = stage(begun());
    createForging(early.parts).look();
    expect(early.asked).toEqual([]);
    const { forging, waiting } = forged();
    forging.look();
    forging.look();
    expect(waiting).toHaveLength(1);
  });

  it.each([
    ['at once', 0],
    ['in 0.1 s', 100],
    ['just in time', 3_900],
  ])('SERVER-85 a delivery that is made %s is handed over at the same moment', async (_when, takes) => {
    const { forging, isThere, pass, made, calls } = forged();
    forging.look();
    await pass(takes);
    await made();
    await pass(3_999 - takes);
    expect(isThere()).toBe(false);
    await pass(1);
    expect(isThere()).toBe(true);
    expect(calls.grown).toBe(1);
  });

  it('SERVER-85 one that is late is late by a whole step, which is given back to the defenders', async () => {
    const { forging, isThere, pass, made, game } = forged();
    const endsAt = () =>
      game.match.phase === 'filter' && game.match.clock.running ? game.match.clock.endsAt : 0;
    const planned = endsAt() ?? 0;
    forging.look();
    await pass(5_000);
    await made();
    await pass(2_999);
    expect(isThere()).toBe(false);
    await pass(1);
    expect(isThere()).toBe(true);
    expect(endsAt()).toBe(planned + 4_000);
  });

  it('SERVER-85 a clock that was set back holds up no delivery', async () => {
    const { clock, parts, made, isThere, settle } = forged();
    const back: typeof clock = { ...clock, now: () => clock.now() - 3_600_000 };
    const forging = createForging({ ...parts, clock: back });
    forging.look();
    await made();
    clock.pass(4_000);
    await settle();
    expect(isThere()).toBe(true);
  });

  it('SERVER-85 is silent once it is closed or the phase is over', async () => {
    const { forging, isThere, pass, made } = forged();
    forging.look();
    forging.close();
    await made();
    await pass(20_000);
    expect(isThere()).toBe(false);
  });

  it('SERVER-81 asks again after a failure, and holds nobody up', async () => {
    const { clock, game, parts, asked, trouble, reports, settle } = stage(inFilter());
    clock.pass(game.now - clock.now());
    const forging = createForging(parts);
    trouble.trainer = new Error('the worker died');
    forging.look();
    await settle();
    expect(reports).toHaveLength(1);
    delete trouble.trainer;
    forging.look();
    await settle();
    expect(asked).toEqual(['stream r1b1', 'stream r1b1']);
    clock.pass(4_000);
    await settle();
    expect(game.match).toMatchObject({ arrival: { opened: true } });
  });
});

describe('answers whose time would tell of the attack', () => {
  it.each([
    ['held', 10, 10],
    ['quick', 200, 4_000],
    ['slow', 3_900, 4_000],
    ['slower', 4_100, 8_000],
  ])('SERVER-86 what takes a %s computation comes after a whole step', async (_name, takes, comes) => {
    const { clock, game, settle } = stage(inFilter());
    const startedAt = clock.now();
    let came = 0;
    const work = () => new Promise<void>((done) => clock.after(takes, done));
    void steadily(clock, game.match, work).then(() => {
      came = clock.now() - startedAt;
    });
    for (let passed = 0; passed < 9_000; passed += 10) {
      clock.pass(10);
      await settle();
    }
    expect(came).toBe(comes);
  });
});

describe('foresight', () => {
  it('SERVER-88 works out what follows from plans that are handed in, and tells nobody', async () => {
    const { game, parts, asked, calls, sent, settle } = stage(playMatch({ ...created, format: 'wells' }));
    const specs: unknown[] = [];
    const trainer: Trainer = {
      ...parts.trainer,
      stream(spec) {
        specs.push(spec);
        return parts.trainer.stream(spec);
      },
      round(spec) {
        specs.push(spec);
        return parts.trainer.round(spec);
      },
    };
    const foresight = createForesight({ ...parts, trainer });
    const newly = async () => {
      foresight.look();
      await settle();
      return asked.splice(0);
    };
    game.join('Rosa', 't1');
    game.join('Blaise', 't2');
    game.host('start');
    const bouts = boutsOf(game.match as FormatSchedule & Match, 1);
    const boutOf = (side: 'attack' | 'defend', team: string) =>
      bouts.find(({ teams }) => teams[side] === team)?.id ?? '';
    expect(await newly()).toEqual(bouts.map(({ id }) => `known ${id}`));
    game.pass(20_000);
    game.draft('p1');
    expect(await newly()).toEqual([]);
    game.commit('p1');
    expect(await newly()).toEqual([`stream ${boutOf('attack', 't1')}`]);
    game.takeBack('p1');
    game.draft('p1', { ...ATTACK_PLAN, epsilon: 0.03 });
    game.commit('p1');
    expect(await newly()).toEqual([`stream ${boutOf('attack', 't1')}`]);
    game.attack('p2');
    expect(specs[1]).toEqual(streamSpec(game.match, boutOf('attack', 't1')));
    expect((await newly()).sort()).toEqual(bouts.map(({ id }) => `samples ${id}`).sort());
    game.defenceDraft('p1', { filters: [] });
    game.commit('p1', 'defend');
    expect(await newly()).toEqual([`round ${boutOf('defend', 't1')}`]);
    game.defend('p2');
    expect(game.match.phase).toBe('train');
    expect(specs[2]).toEqual(roundSpec(game.match, boutOf('defend', 't1')));
    expect({ calls, sent }).toEqual({ calls: { grown: 0, changed: 0 }, sent: [] });
  });

  it('SERVER-88 a failure is left to whoever asks for the same later', async () => {
    const { game, parts, asked, reports, trouble, settle } = stage(
      playMatch({ ...created, format: 'wells' }),
    );
    trouble.trainer = new Error('the worker died');
    const foresight = createForesight(parts);
    game.join('Rosa', 't1');
    game.join('Blaise', 't2');
    game.host('start');
    game.pass(20_000);
    game.draft('p1');
    game.commit('p1');
    foresight.look();
    await settle();
    foresight.look();
    expect(asked).toHaveLength(1);
    expect(reports).toEqual([]);
  });
});
