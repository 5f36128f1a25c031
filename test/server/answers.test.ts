import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createAnswers, unpack } from '../../server/rooms/answers.ts';

/** A store of answers, and what was worked out for readers. */
function desk() {
  const kept = new Map<string, Uint8Array>();
  const made: string[] = [];
  let under = 0;
  let most = 0;
  const store = {
    answer: async (room: string, name: string) => kept.get(`${room} ${name}`) ?? null,
    keepAnswer: async (room: string, name: string, bytes: Uint8Array) =>
      void kept.set(`${room} ${name}`, bytes),
  };
  const maker = (name: string) => async () => {
    made.push(name);
    most = Math.max(most, ++under);
    await new Promise(setImmediate);
    under--;
    return new TextEncoder().encode(name);
  };
  return { kept, made, most: () => most, maker, open: () => createAnswers(store, () => {}) };
}

it('SERVER-67 a file of a finished bout is worked out once, for all readers and every start of the server', async () => {
  const { kept, made, maker, open } = desk();
  const asked = { room: 'AAAAAA', name: 'seed reveal', isFinal: true };
  for (const answers of [open(), open()]) {
    const files = await Promise.all(Array.from({ length: 40 }, () => answers.read(asked, maker('reveal'))));
    for (const file of files) expect(new TextDecoder().decode(await unpack(file))).toBe('reveal');
  }
  expect(made).toEqual(['reveal']);
  expect(gunzipSync(kept.get('AAAAAA seed reveal') as Uint8Array).toString()).toBe('reveal');
});

it('SERVER-67 what readers of finished bouts ask for is worked out one by one, and waits for no live round', async () => {
  const { kept, most, maker, open } = desk();
  const answers = open();
  const readers = Array.from({ length: 8 }, (_, i) =>
    answers.read({ room: 'AAAAAA', name: `old ${i}`, isFinal: true }, maker(`old ${i}`)),
  );
  await answers.read({ room: 'BBBBBB', name: 'live', isFinal: false }, async () => new Uint8Array(3));
  expect(kept.size).toBeLessThan(8);
  await Promise.all(readers);
  expect(most()).toBe(1);
  expect(kept.has('BBBBBB live')).toBe(false);
});

it('SERVER-67 a file that could not be made is tried again', async () => {
  const { maker, open } = desk();
  const answers = open();
  const asked = { room: 'AAAAAA', name: 'seed reveal', isFinal: true };
  const failing = () => Promise.reject(new Error('no'));
  await expect(answers.read(asked, failing)).rejects.toThrow('no');
  expect(await unpack(await answers.read(asked, maker('reveal')))).toHaveLength(6);
});
