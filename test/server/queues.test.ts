import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis, type RedisLink } from '../../server/bus/redis.ts';
import { createQueueTrainer, type QueueTrainer } from '../../server/training/queue-trainer.ts';
import { workOnQueue } from '../../server/training/queue-worker.ts';
import type { RoundSpec, Task, Trainer } from '../../server/training/trainer.ts';
import { createWorkerTrainer, type WorkerTrainer } from '../../server/training/worker-trainer.ts';
import { type LocalService, startRedis } from '../../tools/services.ts';
import { paths } from './support/paths.ts';
import { localTrainer } from './support/running-app.ts';

const spec: RoundSpec = {
  scenario: 'moons',
  seed: 5,
  bout: 'r1b1',
  attackPlan: { attack: { id: 'flip-insert', params: {} }, epsilon: 0.05 },
  defencePlan: { filters: [{ id: 'sphere', params: {} }] },
};
const report = () => {};

let redis: LocalService;
let pool: WorkerTrainer;
const links: RedisLink[] = [];
const closing: (() => Promise<void>)[] = [];
const link = async () => {
  const made = await connectRedis(redis.url, report);
  links.push(made);
  return made;
};
/** A server's end of the queue. */
const ask = async (): Promise<QueueTrainer> => {
  const trainer = createQueueTrainer(await link(), 20_000, report, report);
  closing.push(trainer.close);
  return trainer;
};
/** What all workers were given to do. */
const all: Task[] = [];
/** A worker, and what it was given to do. */
const work = async (run: (task: Task) => ReturnType<WorkerTrainer['run']> = pool.run) => {
  const done: Task[] = [];
  const own = await link();
  const noted = (task: Task) => {
    done.push(task);
    all.push(task);
    return run(task);
  };
  const worker = await workOnQueue(own, 1, noted, report);
  closing.push(worker.close);
  return { done, die: own.close };
};

beforeAll(async () => {
  redis = await startRedis();
  pool = createWorkerTrainer({ ...paths, threads: 1, limitMillis: 60_000, maxHeapMb: 256, report });
});
afterAll(async () => {
  await Promise.allSettled(closing.map((close) => close()));
  for (const { close } of links) close();
  await Promise.all([pool.close(), redis.remove()]);
});

describe.each([
  ['threads', async (): Promise<Trainer> => pool],
  [
    'workers on a queue',
    async (): Promise<Trainer> => {
      await work();
      return ask();
    },
  ],
])('trainings by %s', (_name, open) => {
  let trainer: Trainer;
  beforeAll(async () => {
    trainer = await open();
  });

  it('SERVER-60 are what the engine says, bit for bit', async () => {
    const engine = await localTrainer();
    const { defencePlan: _defence, ...stream } = spec;
    expect(await trainer.round(spec)).toEqual(await engine.round(spec));
    expect(await trainer.stream(stream)).toEqual(await engine.stream(stream));
  });

  it('SERVER-61 that cannot be done are a failure with a code', async () => {
    const impossible = { ...spec, scenario: 'nowhere' };
    await expect(trainer.round(impossible)).rejects.toMatchObject({ code: 'training-impossible' });
    expect((await trainer.round({ ...spec, seed: 7 })).summary.accuracy).toBeGreaterThan(0.5);
  });
});

describe('a queue', () => {
  it('NODE-30 has what two servers ask for done once', async () => {
    const [first, second] = [await ask(), await ask()];
    await work();
    const rounds = await Promise.all([first, second].map((server) => server.round({ ...spec, seed: 11 })));
    expect(rounds[0]).toEqual(rounds[1]);
    expect(all.filter(({ seed }) => seed === 11)).toHaveLength(1);
    await first.round({ ...spec, seed: 11 }); // a little later too
    expect(all.filter(({ seed }) => seed === 11)).toHaveLength(1);
  });

  it('NODE-31 gives a job to another worker when its own is gone, and says whether any is there', async () => {
    for (const close of closing.splice(0)) await close();
    const server = await ask();
    await expect(server.check()).rejects.toThrow('no worker');
    const doomed = await work(() => new Promise(() => {})); // takes a job and never ends it
    const asked = server.round({ ...spec, seed: 12 });
    await expect.poll(() => doomed.done.length, { timeout: 20_000 }).toBe(1);
    doomed.die(); // as a machine that is switched off: nothing is said to anybody
    const heir = await work();
    expect((await asked).summary.accuracy).toBeGreaterThan(0.5);
    expect(heir.done).toHaveLength(1);
    await server.check();
  });

  it('NODE-32, SERVER-96 lets a small room in after one job of a large one', async () => {
    for (const close of closing.splice(0)) await close();
    const server = await ask();
    const { done } = await work();
    const from = (seed: number, room: string) => server.round({ ...spec, seed }, { rank: 'live', room });
    const large = [21, 22, 23, 24, 25].map((seed) => from(seed, 'large'));
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(1);
    await from(26, 'small');
    expect(done.findIndex(({ seed }) => seed === 26)).toBeLessThanOrEqual(2);
    await Promise.all(large);
    expect(done).toHaveLength(6);
  });
});
