import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import type { Seed } from '../../engine/random.ts';
import { openAnswerFolder } from '../../server/training/answer-folder.ts';
import { createCachedTrainer } from '../../server/training/cached-trainer.ts';
import { unpacked } from '../../server/training/packed.ts';
import type { RoundSpec, Trainer } from '../../server/training/trainer.ts';
import { createWorkerTrainer } from '../../server/training/worker-trainer.ts';
import { paths } from './support/paths.ts';

const spec: RoundSpec = {
  scenario: 'moons',
  seed: 5,
  bout: 'r1b1',
  attackPlan: { attack: { id: 'flip-insert', params: {} }, epsilon: 0.05 },
  defencePlan: { filters: [{ id: 'sphere', params: {} }] },
};
const reports: unknown[] = [];
const report = (error: unknown) => reports.push(error);
const options = { ...paths, threads: 1, limitMillis: 60_000, maxHeapMb: 256, report };

describe('trainings in worker threads', () => {
  const trainers: Trainer[] = [];
  const start = (changes: Partial<typeof options> = {}) => {
    const trainer = createWorkerTrainer({ ...options, ...changes });
    trainers.push(trainer);
    return trainer;
  };
  const folder = mkdtempSync(join(tmpdir(), 'poisoned-well-worker-'));
  afterAll(async () => {
    await Promise.all(trainers.map((trainer) => trainer.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('SERVER-60 a round is the same at every asking, and its parts belong together', async () => {
    const trainer = start();
    const [first, second] = [await trainer.round(spec), await trainer.round(spec)];
    expect(second).toEqual(first);
    const { attackPlan: _red, defencePlan: _blue, ...well } = spec;
    const stream = decodeSections(unpacked(await trainer.stream({ ...well, attackPlan: spec.attackPlan })));
    const known = decodeSections(unpacked(await trainer.known(well)));
    const reveal = decodeSections(unpacked(first.reveal));
    const { streamRows, removedRows } = first.summary;
    expect(stream.meta).toEqual({ bout: 'r1b1', scenario: 'moons', n: streamRows, d: 2, classes: 2 });
    expect(reveal.meta).toEqual(stream.meta);
    expect(known.meta).toMatchObject({ scenario: 'moons', d: 2 });
    expect(first.kept.reduce((sum, kept) => sum + kept, 0)).toBe(streamRows - removedRows);
    expect(first.frames.length).toBeGreaterThan(1);
    expect(first.frames.at(-1)?.accuracy).toBe(first.summary.accuracy);
  });

  it('SERVER-60 what a worker remembers of a stream or a seed changes no bit of a round', async () => {
    const fresh = await start().round(spec);
    const trainer = start();
    const { defencePlan: _blue, ...streamSpec } = spec;
    await trainer.stream({ ...streamSpec, attackPlan: { ...spec.attackPlan, epsilon: 0.02 } });
    await trainer.stream(streamSpec);
    await trainer.round({ ...spec, seed: 6 });
    expect(await trainer.round(spec)).toEqual(fresh);
  });

  it('SERVER-61 a task that cannot be done is a failure with a code, and the worker goes on', async () => {
    const trainer = start();
    await expect(trainer.round({ ...spec, scenario: 'no-such' })).rejects.toMatchObject({
      code: 'training-impossible',
    });
    const packless = start({ packsDir: folder });
    await expect(packless.round({ ...spec, scenario: 'digits-4v9' })).rejects.toThrow(/prepare the data/);
    expect((await packless.round(spec)).summary.streamRows).toBeGreaterThan(0);
  });

  it('SERVER-62 a task that takes too long is ended together with its worker, and the next one runs', async () => {
    const workerFile = join(folder, 'slow.mjs');
    writeFileSync(
      workerFile,
      `export function run({ seed }) {
         while (seed === 666) {}
         if (seed === 667) process.exit(1);
         return { ok: true, value: new Uint8Array([seed]) };
       }`,
    );
    const trainer = start({ workerFile, limitMillis: 300 });
    await expect(trainer.known({ ...spec, seed: 666 })).rejects.toMatchObject({ code: 'training-failed' });
    const patient = start({ workerFile, limitMillis: 20_000 });
    expect(await patient.known({ ...spec, seed: 7 })).toEqual(new Uint8Array([7]));
    await expect(patient.known({ ...spec, seed: 667 })).rejects.toMatchObject({ code: 'training-failed' });
    expect(await patient.known({ ...spec, seed: 8 })).toEqual(new Uint8Array([8]));
  });

  it('SERVER-62 a worker that runs out of memory ends, not the server, and the next task has another one', async () => {
    const workerFile = join(folder, 'greedy.mjs');
    writeFileSync(
      workerFile,
      `export function run({ seed }) {
         const held = [];
         while (seed === 666) held.push(new Array(100_000).fill({ held: held.length }));
         return { ok: true, value: new Uint8Array([seed]) };
       }`,
    );
    const trainer = start({ workerFile, maxHeapMb: 32 });
    await expect(trainer.known({ ...spec, seed: 666 })).rejects.toMatchObject({ code: 'training-failed' });
    expect(await trainer.known({ ...spec, seed: 8 })).toEqual(new Uint8Array([8]));
  });

  it('SERVER-62, SERVER-96 a worker that hangs is ended in its own time, whatever waits behind it', async () => {
    const workerFile = join(folder, 'slow.mjs');
    const trainer = start({ workerFile, limitMillis: 2_000 });
    const [large, small] = [
      { rank: 'live', room: 'large' } as const,
      { rank: 'live', room: 'small' } as const,
    ];
    const hung = [0, 1].map(() => trainer.known({ ...spec, seed: 666 }, large));
    let ended = 0;
    const failed = hung.map((each) => each.catch(() => ended++));
    expect(await trainer.known({ ...spec, seed: 9 }, small)).toEqual(new Uint8Array([9]));
    expect(ended).toBe(1); // one job of the first room later, not two
    await Promise.all(failed);
    expect(ended).toBe(2);
  });

  // Node 20 aborts the process when a thread is ended inside a `require` of an ES module: about one stop in 300.
  it('SERVER-62 a worker loads no ES module by require, so that it can be ended at any moment', async () => {
    const workerFile = join(folder, 'requiring.mjs');
    writeFileSync(join(folder, 'module.mjs'), 'export {};');
    writeFileSync(
      workerFile,
      `import { createRequire } from 'node:module';
       export function run() {
         try {
           createRequire(import.meta.url)('./module.mjs');
           return { ok: true, value: new Uint8Array() };
         } catch ({ code, message }) {
           return { ok: false, code, message };
         }
       }`,
    );
    await expect(start({ workerFile }).known(spec)).rejects.toThrow('ERR_REQUIRE_ESM');
  });
});

describe('remembered answers', () => {
  const counting = (size: number) => {
    const asked: Seed[] = [];
    const fail = async () => {
      throw new Error('not here');
    };
    const inner: Trainer = {
      known: async ({ seed }) => {
        asked.push(seed);
        if (seed === 13) throw new Error('thirteen');
        if (seed === 14) throw new GameError('training-impossible', 'fourteen');
        return { gzip: new Uint8Array(size) };
      },
      healthy: fail,
      well: fail,
      stream: fail,
      publicStream: fail,
      samples: fail,
      round: fail,
      models: fail,
      origins: fail,
      ask: fail,
      why: fail,
      reply: fail,
      close: async () => {},
    };
    return { asked, inner };
  };
  const ask = (trainer: Trainer, seed: number) => trainer.known({ scenario: 'moons', bout: 'r1b1', seed });

  it('SERVER-63 ask once for what many want at the same time, and forget the least used first', async () => {
    const { asked, inner } = counting(400);
    const trainer = createCachedTrainer(inner, 1_000);
    await Promise.all([ask(trainer, 1), ask(trainer, 1), ask(trainer, 1)]);
    await ask(trainer, 2);
    await ask(trainer, 1);
    expect(asked).toEqual([1, 2]);
    await ask(trainer, 3); // no room for three: 2 was used longest ago
    await ask(trainer, 1);
    expect(asked).toEqual([1, 2, 3]);
    await ask(trainer, 2);
    expect(asked).toEqual([1, 2, 3, 2]);
  });

  it('SERVER-63 files that memory has no room for are read from where they are kept', async () => {
    const { asked, inner } = counting(400);
    const kept = new Map<string, Uint8Array>();
    const trainer = createCachedTrainer(inner, 500, {
      read: async (key) => kept.get(key) ?? null,
      keep: async (key, bytes) => void kept.set(key, bytes),
    });
    for (const seed of [1, 2, 1, 2]) expect((await ask(trainer, seed)).gzip).toHaveLength(400);
    expect(asked).toEqual([1, 2]);
    kept.clear(); // the disk is gone
    await ask(trainer, 1);
    expect(asked).toEqual([1, 2, 1]);
  });

  it('SERVER-63 a folder of files is bounded, empty at the start, and may go', async () => {
    const path = mkdtempSync(join(tmpdir(), 'poisoned-well-answers-'));
    writeFileSync(join(path, 'old'), 'old');
    const folder = await openAnswerFolder(path, 1_000);
    expect(readdirSync(path)).toEqual([]);
    for (const key of ['a', 'b', 'c']) await folder.keep(key, new Uint8Array(400).fill(key.charCodeAt(0)));
    expect(await folder.read('a')).toBeNull();
    expect(await folder.read('c')).toEqual(new Uint8Array(400).fill(99));
    expect(readdirSync(path)).toHaveLength(2);
    rmSync(path, { recursive: true });
    expect(await folder.read('c')).toBeNull();
    await folder.keep('d', new Uint8Array(1));
    expect(await folder.read('d')).toBeNull();
  });

  it('SERVER-63 a failure is not remembered', async () => {
    const { asked, inner } = counting(1);
    const trainer = createCachedTrainer(inner, 1_000);
    await expect(ask(trainer, 13)).rejects.toThrow('thirteen');
    await expect(ask(trainer, 13)).rejects.toThrow('thirteen');
    expect(asked).toEqual([13, 13]);
  });

  it('SERVER-66 a failure that would come again is', async () => {
    const { asked, inner } = counting(1);
    const trainer = createCachedTrainer(inner, 10_000);
    for (let i = 0; i < 3; i++) {
      await expect(ask(trainer, 14)).rejects.toMatchObject({ code: 'training-impossible' });
    }
    expect(asked).toEqual([14]);
  });
});
