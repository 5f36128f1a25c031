import { describe, expect, it } from 'vitest';
import { createBroadcast, inTurns } from '../../server/transport/broadcast.ts';
import { createManualClock } from './support/manual-clock.ts';

describe('what everybody is told', () => {
  it('SERVER-98 goes out at once, then as often as the spacing allows, but for what waits for nothing', () => {
    const clock = createManualClock();
    const sent: string[] = [];
    const tell = createBroadcast<string>(
      clock,
      () => 100,
      (what) => sent.push(what),
    );
    tell('room', 'a');
    tell('room', 'b');
    expect(sent).toEqual(['a']);
    tell('room', 'phase', true);
    expect(sent).toEqual(['a', 'phase']);
    clock.pass(100);
    expect(sent).toHaveLength(2); // b was in what the phase came with
    tell('room', 'c');
    tell('room', 'd');
    clock.pass(100);
    expect(sent).toEqual(['a', 'phase', 'c', 'c']);
  });

  it('SERVER-98 reaches a room of 200 in one turn, more in several, and all of them once more where something came between', async () => {
    const heard: number[] = [];
    const all = Array.from({ length: 600 }, (_, i) => i);
    const tellAll = inTurns(
      () => all,
      (_room: object, listener: number) => void heard.push(listener),
    );
    const room = {};
    tellAll(room);
    const first = heard.length;
    expect(first).toBeGreaterThanOrEqual(200);
    expect(first).toBeLessThan(600);
    tellAll(room);
    expect(heard).toHaveLength(first);
    while (heard.length < 1_200) await new Promise((turn) => setImmediate(turn));
    expect(heard).toEqual([...all, ...all]);
  });
});
