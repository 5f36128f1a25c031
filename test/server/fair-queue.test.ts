import { describe, expect, it } from 'vitest';
import { createFairQueue, type QueuePlace } from '../../server/training/fair-queue.ts';

const live = (room: string): QueuePlace => ({ rank: 'live', room });

/** A queue whose jobs end when they are told to, and the order in which they began. */
function queueOf(atOnce: number) {
  const queue = createFairQueue(() => atOnce);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (place: QueuePlace, ...names: string[]) =>
    names.map((name) =>
      queue.run(place, () => {
        begun.push(name);
        return new Promise<void>((done) => ends.set(name, done));
      }),
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((done) => setImmediate(done));
  };
  return { queue, begun, ask, end };
}

describe('the queue of trainings', () => {
  it('SERVER-96 a room with many jobs delays another one by one job', async () => {
    const { begun, ask, end } = queueOf(2);
    ask(live('large'), 'a1', 'a2', 'a3', 'a4', 'a5', 'a6');
    ask(live('small'), 'b1', 'b2');
    expect(begun).toEqual(['a1', 'a2']);
    await end('a1');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a2');
    await end('b1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']); // one of each at a time
  });

  it('SERVER-96 of many rooms each has its turn before one has another', async () => {
    const { begun, ask, end } = queueOf(1);
    for (const room of ['a', 'b', 'c']) ask(live(room), `${room}1`, `${room}2`);
    for (const name of ['a1', 'b1', 'c1', 'a2', 'b2']) await end(name);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
  });

  it('SERVER-96 rooms that ask again and again do not keep another one from its turn', async () => {
    const { begun, ask, end } = queueOf(1);
    ask(live('a'), 'a1', 'a2');
    for (const room of ['b', 'c']) ask(live(room), `${room}1`);
    await end('a1');
    await end('b1');
    ask(live('b'), 'b2');
    await end('c1');
    ask(live('c'), 'c2');
    for (const name of ['a2', 'b2']) await end(name);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
  });

  it('SERVER-96 people at play go before contests, and contests before tables', async () => {
    const { begun, ask, end } = queueOf(1);
    ask({ rank: 'table', room: 'x' }, 'running', 'table');
    ask({ rank: 'competition', room: 'y' }, 'contest');
    ask(live('z'), 'live');
    for (const name of ['running', 'live', 'contest']) await end(name);
    expect(begun).toEqual(['running', 'live', 'contest', 'table']);
  });

  it('SERVER-96 a job that fails gives its place to the next, and a closed queue refuses what waits', async () => {
    const { queue, begun, ask } = queueOf(1);
    const failing = queue.run(live('a'), () => Promise.reject(new Error('no')));
    const next = ask(live('a'), 'next', 'never');
    await expect(failing).rejects.toThrow('no');
    expect(begun).toEqual(['next']);
    expect(queue.waiting()).toBe(1);
    queue.close(new Error('closed'));
    await expect(next[1]).rejects.toThrow('closed');
    await expect(queue.run(live('a'), async () => {})).rejects.toThrow('closed');
    expect(queue.waiting()).toBe(0);
  });
});
