import { expect, it } from 'vitest';
import { NO_ROOM } from '../../server/training/fair-queue.ts';
import { inSpareTime } from '../../server/training/spare-time.ts';
import type { Task, TaskOutcome } from '../../server/training/trainer.ts';

const settle = () => new Promise((done) => setImmediate(done));
const task = (kind: Task['kind'], bout: string) => ({ kind, bout }) as unknown as Task;

/** What runs, and how each task is brought to its end. */
function machine(threads: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const inTime = inSpareTime(
    (each, _place, calledOff) =>
      new Promise<TaskOutcome>((done, fail) => {
        const { bout } = each;
        begun.push(bout);
        ends.set(bout, () => done(new Uint8Array(1)));
        calledOff?.addEventListener('abort', () => fail(new Error('called off')));
      }),
    threads,
  );
  const run = (each: Task) => inTime(each, NO_ROOM);
  const end = async (bout: string) => {
    ends.get(bout)?.();
    await settle();
  };
  return { begun, end, run };
}

it('SERVER-68 what no match waits for runs one at a time, once nothing else is to be done', async () => {
  const { begun, end, run } = machine(2);
  const rest = [run(task('round', 'a')), run(task('why', 'b')), run(task('reply', 'c'))];
  await settle();
  expect(begun).toEqual(['a']);
  await end('a');
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('c');
  await Promise.all(rest);
});

it('SERVER-68 it leaves its thread to a task that needs it, and begins anew', async () => {
  const { begun, end, run } = machine(2);
  const spare = run(task('why', 'why'));
  await settle();
  const first = run(task('round', 'first'));
  await settle();
  expect(begun).toEqual(['why', 'first']);
  const second = run(task('round', 'second')); // no thread is left
  await settle();
  expect(begun).toEqual(['why', 'first', 'second']);
  await end('first');
  expect(begun).toHaveLength(3);
  await end('second');
  expect(begun).toEqual(['why', 'first', 'second', 'why']);
  await end('why');
  await Promise.all([spare, first, second]);
});
