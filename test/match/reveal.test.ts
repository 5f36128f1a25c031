import { describe, expect, it } from 'vitest';
import { HOST } from '../../engine/match/commands.ts';
import { closest, REVEAL_STEPS, type RevealStep, stepsOf } from '../../engine/match/reveal.ts';
import { RULES } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import { shareView, viewOfWatcher } from '../../engine/match/view.ts';
import { created, playMatch, summaryOf } from './match-player.ts';

const REVEAL_MILLIS = 60_000;

/** A duel of bots and one player in the reveal of its first round. */
function inReveal(pace: number | null = 1) {
  const game = playMatch({ ...created, pace });
  game.join('Rosa');
  game.join('Blaise');
  game.host('start');
  game.host('advance');
  game.attack('p1');
  game.defend('p2');
  game.trained();
  game.pass(10_000);
  return game;
}
type Game = ReturnType<typeof inReveal>;

const step = ({ match }: Game) => (match.phase === 'reveal' ? match.reveal.step : match.phase);
let commands = 0;
const show = (game: Game, wanted: { step?: RevealStep; bout?: string; round?: number }, by = HOST) =>
  game.send({ type: 'show-step', id: `show-${commands++}`, by, round: 1, ...wanted, at: game.now });
const code = (decision: { ok: boolean; code?: string }) => (decision.ok ? 'ok' : decision.code);

describe('the steps of a reveal', () => {
  it('REVEAL-1 follow the clock, each with an even share of the time', () => {
    const game = inReveal();
    const seen: string[] = [step(game)];
    for (let i = 0; i < REVEAL_STEPS.length; i++) {
      const due = dueAt(game.match, RULES, game.present());
      expect(due).toBe(game.now + REVEAL_MILLIS / REVEAL_STEPS.length);
      game.pass(REVEAL_MILLIS / REVEAL_STEPS.length - 1);
      expect(step(game)).toBe(seen.at(-1));
      game.pass(1);
      seen.push(step(game));
    }
    expect(seen).toEqual([...REVEAL_STEPS, 'briefing']);
  });

  it('REVEAL-2 go one forward or back to any when a host says so, which stops the clock', () => {
    const game = inReveal();
    expect(code(show(game, { step: 'why' }))).toBe('out-of-range');
    expect(code(show(game, { step: 'poison' }, 'p1'))).toBe('wrong-role');
    expect(code(show(game, { step: 'poison', round: 2 }))).toBe('wrong-phase');
    expect(code(show(game, { bout: 'r1b7' }))).toBe('unknown-name');
    expect(code(show(game, { step: 'poison' }))).toBe('ok');
    expect(code(show(game, { step: 'why' }))).toBe('ok');
    game.pass(10 * REVEAL_MILLIS);
    expect(step(game)).toBe('why');
    expect(code(show(game, { step: 'model' }))).toBe('ok');
    expect(step(game)).toBe('model');
    game.host('resume');
    game.pass(REVEAL_MILLIS / REVEAL_STEPS.length);
    expect(step(game)).toBe('poison');
    game.pass(REVEAL_MILLIS);
    expect(game.match).toMatchObject({ phase: 'briefing', round: 2 });
  });

  it('REVEAL-2 are the host’s alone where phases have no end', () => {
    const game = inReveal(null);
    expect(dueAt(game.match, RULES, game.present())).toBeNull();
    for (const next of REVEAL_STEPS.slice(1)) {
      game.pass(REVEAL_MILLIS);
      expect(code(show(game, { step: next }))).toBe('ok');
    }
    expect(step(game)).toBe('lesson');
    expect(game.match).toMatchObject({ clock: { running: true, endsAt: null } });
  });

  it('REVEAL-3 leave out what explains a model where none was trained', () => {
    const outage = { summary: { ...summaryOf(40, 0), outage: true } };
    expect(stepsOf(outage)).toEqual(REVEAL_STEPS.filter((each) => each !== 'why'));
  });

  it('REVEAL-4 are the same for everybody who looks, late ones included; before the reveal there is none', () => {
    const game = inReveal();
    const extra = {
      connected: new Set<string>(),
      present: game.present(),
      lagMillis: new Map(),
      rules: RULES,
    };
    const seen = () => viewOfWatcher(null, shareView(game.match, extra)).reveal;
    expect(seen()).toEqual({ step: 'model', bout: 'r1b1', fates: [] });
    show(game, { step: 'poison' });
    expect(seen()).toEqual({ step: 'poison', bout: 'r1b1', fates: [[10, 30, 12]] });
    game.host('advance');
    expect(seen()).toBeNull();
  });

  it('REVEAL-5 show the closest bout on the large stage, and one with a model before one without', () => {
    const of = (id: string, attack: number, defence: number, outage = false) => ({
      ...{ id, summary: { ...summaryOf(attack, defence), outage } },
    });
    expect(closest([of('a', 90, 10), of('b', 50, 40), of('c', 40, 50)])?.id).toBe('b');
    expect(closest([of('a', 40, 40, true), of('b', 90, 0)])?.id).toBe('b');
    expect(closest([])).toBeNull();
  });
});
