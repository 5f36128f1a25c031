import { describe, expect, it } from 'vitest';
import { GameError } from '../../engine/errors.ts';
import type { Purchase } from '../../engine/match/bought.ts';
import type { Command } from '../../engine/match/commands.ts';
import { boutsOf, type FormatSchedule } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { RULES } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import { createDeadline } from '../../server/rooms/deadline.ts';
import { createFilm, type ShownFrame } from '../../server/rooms/film.ts';
import { createForesight } from '../../server/rooms/foresight.ts';
import { createForging } from '../../server/rooms/forging.ts';
import type { Journal } from '../../server/rooms/journal.ts';
import type { ReactionParts } from '../../server/rooms/reaction.ts';
import { streamSpec } from '../../server/rooms/round-data.ts';
import { createSeats } from '../../server/rooms/seats.ts';
import { steadily } from '../../server/rooms/steady.ts';
import { createTraining } from '../../server/rooms/training.ts';
import type { Store } from '../../server/store/store.ts';
import type { Packed } from '../../server/training/packed.ts';
import type { TrainedRound, Trainer } from '../../server/training/trainer.ts';
import { created, type Played, playMatch, summaryOf } from '../match/match-player.ts';
import { createManualClock } from './support/manual-clock.ts';

const frames = Array.from({ length: 5 }, (_, step) => ({
  step,
  loss: 1,
  accuracy: 0.5,
  model: new Uint8Array(8),
}));
const played = { summary: summaryOf(60, 40), frames } as unknown as TrainedRound;

/** A room's parts around a match that the test plays: what is asked of them, and what goes wrong, is the test's. */
function stage(game: Played = playMatch()) {
  const clock = createManualClock(created.at);
  const asked: string[] = [];
  const reports: unknown[] = [];
  const sent: Command[] = [];
  const trouble: { store?: Error; trainer?: Error } = {};
  const calls = { grown: 0, changed: 0 };
  const journal: Journal = {
    match: () => game.match,
    seq: () => game.log.length,
    async submit(command, seat) {
      if (trouble.store) throw trouble.store;
      sent.push(command);
      const decision = game.send(command);
      if (decision.ok) seat?.(decision.events);
      return decision;
    },
    flush: async () => {},
    catchUp: async () => false,
    written: () => game.log.length,
  };
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    if (trouble.trainer) throw trouble.trainer;
    return value;
  };
  const trainer: Trainer = {
    known: ({ bout }) => answer(`known ${bout}`, { gzip: new Uint8Array() }),
    well: ({ bout }) => answer(`well ${bout}`, new Uint8Array()),
    stream: ({ bout }) => answer(`stream ${bout}`, { gzip: new Uint8Array() }),
    publicStream: ({ bout }) => answer(`public stream ${bout}`, { gzip: new Uint8Array() }),
    round: ({ bout }) => answer(`round ${bout}`, played),
    origins: ({ bout }) => answer(`origins ${bout}`, new Uint8Array()),
    ask: ({ bout, question }) => answer(`ask ${bout}`, { ...question, accuracy: 0.5 } as Purchase),
    close: async () => {},
  };
  const parts: ReactionParts = {
    journal,
    trainer,
    clock,
    grown: () => {
      calls.grown += 1;
    },
    changed: () => {
      calls.changed += 1;
    },
    report: (error) => reports.push(error),
  };
  /** Lets everything happen that is only a promise away. */
  const settle = () => new Promise((done) => setImmediate(done));
  return { game, clock, asked, reports, sent, trouble, calls, parts, settle };
}

/** Two players in the briefing of round 1. */
function begun(): Played {
  const game = playMatch();
  game.join('Rosa', 't1');
  game.join('Blaise', 't2');
  game.host('start');
  return game;
}

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

/** In the phase `filter`: the stream is wanted. */
function inFilter(): Played {
  const game = begun();
  game.pass(20_000);
  game.attack('p1');
  return game;
}

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

function inTrain(): Played {
  const game = inFilter();
  game.defend('p2');
  return game;
}

describe('training', () => {
  it('SERVER-82 has each attempt trained once and writes down the result', async () => {
    const { game, parts, asked, calls, settle } = stage(inTrain());
    const training = createTraining(parts);
    training.look();
    training.look();
    await settle();
    expect(asked).toEqual(['round r1b1']);
    expect(game.log.filter(({ type }) => type === 'bout-trained')).toHaveLength(1);
    expect(calls.grown).toBe(1);
  });

  it.each([
    ['training-failed', 2],
    ['training-impossible', 1],
  ] as const)('SERVER-82 writes down a failure; after %s it is asked %i times', async (code, times) => {
    const { game, parts, asked, trouble, settle } = stage(inTrain());
    const training = createTraining(parts);
    trouble.trainer = new GameError(code, 'no');
    training.look();
    await settle();
    training.look();
    await settle();
    expect(asked).toHaveLength(times);
    expect(game.log.filter(({ type }) => type === 'training-failed')).toHaveLength(times);
  });

  it('SERVER-82 trouble with the store is no failure of the training', async () => {
    const { clock, game, parts, asked, trouble, settle } = stage(inTrain());
    const training = createTraining(parts);
    trouble.store = new Error('disk full');
    training.look();
    await settle();
    delete trouble.store;
    clock.pass(1_000);
    await settle();
    expect(asked).toHaveLength(2);
    expect(game.log.some(({ type }) => type === 'training-failed')).toBe(false);
    expect(game.log.some(({ type }) => type === 'bout-trained')).toBe(true);
  });

  it('SERVER-82 writes nothing once it is closed', async () => {
    const { game, parts, settle } = stage(inTrain());
    const training = createTraining(parts);
    training.look();
    training.close();
    await settle();
    expect(game.log.some(({ type }) => type === 'bout-trained')).toBe(false);
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
});

describe('foresight', () => {
  it('SERVER-88 works out what follows from a plan once it cannot be taken back, and tells nobody', async () => {
    const { clock, game, parts, asked, calls, sent, settle } = stage(
      playMatch({ ...created, format: 'wells' }),
    );
    const specs: unknown[] = [];
    const trainer: Trainer = {
      ...parts.trainer,
      stream(spec) {
        specs.push(spec);
        return parts.trainer.stream(spec);
      },
    };
    const foresight = createForesight({ ...parts, trainer }, RULES);
    const passTo = async (millis: number) => {
      clock.pass(millis - clock.now());
      await settle();
    };
    game.join('Rosa', 't1');
    game.join('Blaise', 't2');
    game.host('start');
    game.pass(20_000);
    game.draft('p1');
    game.commit('p1');
    await passTo(game.now);
    foresight.look();
    await passTo(game.now + RULES.takeBackMillis - 1);
    expect(asked).toEqual([]);
    await passTo(game.now + RULES.takeBackMillis);
    const own = boutsOf(game.match as FormatSchedule & Match, 1).find(({ teams }) => teams.attack === 't1');
    expect(asked).toEqual([`stream ${own?.id}`]);
    game.attack('p2');
    expect(game.match.phase).toBe('filter');
    expect(specs).toEqual([streamSpec(game.match, own?.id ?? '')]);
    expect({ calls, sent }).toEqual({ calls: { grown: 0, changed: 0 }, sent: [] });
  });

  it('SERVER-88 a failure is left to whoever asks for the same later', async () => {
    const { clock, game, parts, asked, reports, trouble, settle } = stage(
      playMatch({ ...created, format: 'wells' }),
    );
    trouble.trainer = new Error('the worker died');
    const foresight = createForesight(parts, RULES);
    game.join('Rosa', 't1');
    game.join('Blaise', 't2');
    game.host('start');
    game.pass(20_000);
    game.draft('p1');
    game.commit('p1');
    clock.pass(game.now + RULES.takeBackMillis - clock.now());
    foresight.look();
    await settle();
    foresight.look();
    expect(asked).toHaveLength(1);
    expect(reports).toEqual([]);
  });
});

describe('seats', () => {
  it('SERVER-84 give a token that opens them, another one to a retry, and know who is there', async () => {
    const { clock, game, parts } = stage();
    const kept: string[] = [];
    const store = { setSeat: async (_room: string, { seat }: { seat: string }) => kept.push(seat) };
    const seats = createSeats('ABCDEF', [], { ...parts, clock, store: store as unknown as Store });
    const wish = { id: 'join-once', nickname: 'Rosa', team: null, before: null, address: '10.0.0.1' };
    const [first, again] = [await seats.join(wish), await seats.join(wish)];
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first.grown, again.grown, kept]).toEqual([true, false, ['p1']]);
    expect(seats.open(first.seat.token)).toMatchObject({ ok: false, code: 'seat-unknown' });
    expect(seats.open(again.seat.token)).toEqual({ ok: true, seat: 'p1' });
    game.send({ type: 'leave', id: 'leave-now', by: 'p1', at: clock.now() });
    expect(seats.open(again.seat.token)).toMatchObject({ ok: false, code: 'seat-expired' });
    expect(seats.seatBehind(again.seat.token)).toBe('p1');
    clock.pass(121_000);
    expect(await seats.join(wish)).toMatchObject({ ok: false, code: 'seat-expired' });
  });
});
