import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from '../../engine/match/commands.ts';
import type { LoggedEvent, MatchEvent } from '../../engine/match/events.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import { RULES } from '../../engine/match/rules.ts';
import { createJournal } from '../../server/rooms/journal.ts';
import { openPostgresStore } from '../../server/store/postgres-store.ts';
import type { Store } from '../../server/store/store.ts';
import { openThreadStore } from '../../server/store/thread-store.ts';
import { temporaryFolder } from '../../tools/server-process.ts';
import { startPostgres } from '../../tools/services.ts';
import { created, summaryOf } from '../match/match-player.ts';
import { putEmptyDatabase } from '../support/empty-database.ts';
import { createManualClock } from './support/manual-clock.ts';
import { migrationsDir, paths } from './support/paths.ts';

const roomEvents = (code: string): LoggedEvent[] => [{ ...created, code }];
const host = (code: string) => ({ seat: HOST, hash: `host-of-${code}` });
const joined = (n: number, at = 2_000): MatchEvent => ({
  type: 'player-joined',
  player: `p${n}`,
  nickname: `N${n}`,
  team: 't1',
  at,
  command: `join:${n}`,
});

const postgres = await startPostgres();
afterAll(postgres.remove);
const openPostgres = (shared: boolean, report: (error: unknown) => void = () => {}) =>
  openPostgresStore({ url: postgres.url, migrationsDir, shared, report });
const openThread = (folder: string, report: (error: unknown) => void = () => {}) =>
  openThreadStore({ ...paths, folder, report });
const folders: { remove(): void }[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});
/** A store whose database was made before. */
async function openBegun(): Promise<Store> {
  const folder = temporaryFolder();
  folders.push(folder);
  await putEmptyDatabase(folder.path);
  return openThread(folder.path);
}

describe.each([
  ['PGlite, in a thread of its own', openBegun],
  ['Postgres', () => openPostgres(true)],
] as const)('the store in %s', (_name, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('SERVER-40 gives a code once', async () => {
    expect(await store.create('AAAAAA', roomEvents('AAAAAA'), host('AAAAAA'))).toBe(true);
    expect(await store.create('AAAAAA', roomEvents('AAAAAA'), host('AAAAAA'))).toBe(false);
    expect(await store.load('AAAAAA')).toHaveLength(1);
    expect(await store.load('NNNNNN')).toBeNull();
  });

  it('SERVER-41 gives a place in the log once, and appends all or nothing', async () => {
    await store.create('BBBBBB', roomEvents('BBBBBB'), host('BBBBBB'));
    expect(await store.append('BBBBBB', 1, [joined(1), joined(2)])).toBe('appended');
    expect(await store.append('BBBBBB', 2, [joined(3), joined(4)])).toBe('conflict');
    expect(await store.append('BBBBBB', 0, [joined(5)])).toBe('conflict');
    const seat = { seat: 'p6', hash: 'hash-6' };
    expect(await store.append('BBBBBB', 2, [joined(6)], [seat])).toBe('conflict');
    expect(await store.seats('BBBBBB')).toEqual([host('BBBBBB')]);
    expect(await store.append('BBBBBB', 3, [joined(6)], [seat])).toBe('appended');
    const log = await store.load('BBBBBB');
    expect(log?.slice(1)).toEqual([joined(1), joined(2), joined(6)]);
    expect(await store.seats('BBBBBB')).toContainEqual(seat);
  });

  it('SERVER-42 gives numbers and texts back as they were', async () => {
    await store.create('CCCCCC', roomEvents('CCCCCC'), host('CCCCCC'));
    const summary = { ...summaryOf(0.1 + 0.2, 1 / 3), epsilon: 5e-324, accuracy: 1.7976931348623157e308 };
    const event: MatchEvent = {
      type: 'bout-trained',
      bout: 'r1b1',
      summary,
      showMillis: 6_000,
      at: 1_800_000_000_123,
      command: null,
    };
    const failed: MatchEvent = {
      type: 'training-failed',
      bout: 'r1b1',
      reason: "Ünï “quoted” \\ ' 🐙 \u2028 %s $1",
      at: 1_800_000_000_123,
      command: null,
    };
    await store.append('CCCCCC', 1, [failed, event]);
    expect((await store.load('CCCCCC'))?.slice(1)).toEqual([failed, event]);
  });

  it('SERVER-43 finds the rooms to go on with: begun, not over, and used since', async () => {
    const begun = (at: number): MatchEvent => ({
      type: 'phase-started',
      phase: 'briefing',
      round: 1,
      endsAt: null,
      at,
      command: null,
    });
    const before = await store.openRooms(0);
    await store.create('DDDDDD', roomEvents('DDDDDD'), host('DDDDDD'));
    await store.append('DDDDDD', 1, [{ type: 'match-ended', at: 9_000, command: null }]);
    await store.create('EEEEEE', roomEvents('EEEEEE'), host('EEEEEE'));
    await store.append('EEEEEE', 1, [joined(1, 40_000), begun(50_000)]);
    await store.create('SSSSSS', roomEvents('SSSSSS'), host('SSSSSS'));
    await store.append('SSSSSS', 1, [joined(1, 50_000)]); // a lobby: nothing is due there
    expect(await store.openRooms(0)).toEqual([...before, 'EEEEEE']);
    expect(await store.openRooms(50_000)).toContain('EEEEEE');
    expect(await store.openRooms(1_900_000_000_000)).toEqual([]);
  });

  it('SERVER-49 throws old rooms away, with their seats and files', async () => {
    await store.create('TTTTTT', [{ ...created, code: 'TTTTTT', at: 1 }], host('TTTTTT'));
    await store.create('UUUUUU', [{ ...created, code: 'UUUUUU', at: 2 }], host('UUUUUU'));
    await store.keepAnswer('TTTTTT', 'a', Uint8Array.of(1));
    expect(await store.forget(2)).toBe(1);
    expect(await store.forget(2)).toBe(0);
    expect(await store.load('TTTTTT')).toBeNull();
    expect(await store.seats('TTTTTT')).toEqual([]);
    expect(await store.answer('TTTTTT', 'a')).toBeNull();
    expect(await store.load('UUUUUU')).toHaveLength(1);
  });

  it('SERVER-44 gives a seat another token', async () => {
    await store.create('FFFFFF', roomEvents('FFFFFF'), host('FFFFFF'));
    await store.setSeat('FFFFFF', { seat: 'p1', hash: 'first' });
    await store.setSeat('FFFFFF', { seat: 'p1', hash: 'second' });
    expect(await store.seats('FFFFFF')).toContainEqual({ seat: 'p1', hash: 'second' });
    expect(await store.seats('FFFFFF')).toHaveLength(2);
  });

  it('PLAN-14 keeps files byte for byte, counts them, and drops all but those that are named', async () => {
    await store.create('KKKKKK', roomEvents('KKKKKK'), host('KKKKKK'));
    const team = { bout: 'r1b1', team: 't1' };
    const [first, second] = ['a', 'b'].map((letter) => ({ ...team, hash: letter.repeat(32) }));
    if (!first || !second) throw new Error('two files');
    await store.keepFile('KKKKKK', first, Uint8Array.of(3, 0, 255));
    await store.keepFile('KKKKKK', first, Uint8Array.of(1)); // the name is a hash: it is the same file
    await store.keepFile('KKKKKK', second, Uint8Array.of(7));
    expect(await store.file('KKKKKK', first)).toEqual(Uint8Array.of(3, 0, 255));
    expect(await store.bytesKept('KKKKKK', team)).toBe(4);
    await store.dropFiles('KKKKKK', [second]);
    expect(await store.file('KKKKKK', first)).toBeNull();
    expect(await store.file('KKKKKK', second)).toEqual(Uint8Array.of(7));
  });

  it('SERVER-57 can write', () => store.check());

  it('SERVER-67 keeps the files that readers ask for, the first of each name', async () => {
    await store.create('RRRRRR', roomEvents('RRRRRR'), host('RRRRRR'));
    expect(await store.answer('RRRRRR', 'a')).toBeNull();
    await store.keepAnswer('RRRRRR', 'a', Uint8Array.of(0, 255));
    await store.keepAnswer('RRRRRR', 'a', Uint8Array.of(1));
    expect(await store.answer('RRRRRR', 'a')).toEqual(Uint8Array.of(0, 255));
  });

  it('SERVER-45 writers that race for one room lose nothing and agree in the end', async () => {
    await store.create('GGGGGG', roomEvents('GGGGGG'), host('GGGGGG'));
    const log = (await store.load('GGGGGG')) ?? [];
    const clock = createManualClock();
    const parts = { store, rules: RULES, clock, present: () => new Set<string>(), report: () => {} };
    const writers = Array.from({ length: 3 }, () => createJournal('GGGGGG', log, parts));
    const outcomes = await Promise.all(
      writers.flatMap((writer, w) =>
        Array.from({ length: 6 }, (_, i) =>
          writer.submit({
            type: 'join',
            id: `join-${w}-${i}`,
            nickname: `W${w}n${i}x`,
            team: null,
            at: 3_000,
          }),
        ),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(18);
    const match = replayLog((await store.load('GGGGGG')) ?? []);
    expect(match.players.map(({ id }) => id)).toEqual(Array.from({ length: 18 }, (_, i) => `p${i + 1}`));
    expect(new Set(match.players.map(({ nickname }) => nickname)).size).toBe(18);
  });
});

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'poisoned-well-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('SERVER-46, PLAN-14 keeps rooms and their files from one start to the next, and lets one server in at a time', async () => {
    const first = await openThread(folder);
    await first.create('HHHHHH', roomEvents('HHHHHH'), host('HHHHHH'));
    const place = { bout: 'r1b1', team: 't1', hash: 'a'.repeat(32) };
    await first.keepFile('HHHHHH', place, Uint8Array.of(3, 0, 255));
    await expect(openThread(folder)).rejects.toMatchObject({ code: 'conflict' });
    await first.close();
    const second = await openThread(folder);
    expect(await second.load('HHHHHH')).toEqual(roomEvents('HHHHHH'));
    expect(await second.file('HHHHHH', place)).toEqual(Uint8Array.of(3, 0, 255));
    await second.close();
  });

  it('SERVER-48 answers the calls of others while a long query runs', async () => {
    const store = await openBegun();
    await store.create('JJJJJJ', roomEvents('JJJJJJ'), host('JJJJJJ'));
    const began = performance.now();
    let longest = 0;
    let ended = false;
    const appending = store.append(
      'JJJJJJ',
      1,
      Array.from({ length: 500 }, (_, n) => joined(n)),
    );
    void appending.finally(() => {
      ended = true;
    });
    for (let at = performance.now(); !ended; at = performance.now()) {
      await new Promise(setImmediate);
      longest = Math.max(longest, performance.now() - at);
    }
    expect(await appending).toBe('appended');
    expect(longest).toBeLessThan((performance.now() - began) / 2);
    await store.close();
  });
});

describe('a Postgres database', () => {
  it('NODE-1 takes servers that share it, and one that does not only alone', async () => {
    const [first, second] = await Promise.all([openPostgres(true), openPostgres(true)]);
    await first.create('PPPPPP', roomEvents('PPPPPP'), host('PPPPPP'));
    expect(await second.load('PPPPPP')).toEqual(roomEvents('PPPPPP'));
    await expect(openPostgres(false)).rejects.toMatchObject({ trouble: 'in-use' });
    await Promise.all([first.close(), second.close()]);
    const alone = await openPostgres(false);
    await expect(openPostgres(true)).rejects.toMatchObject({ trouble: 'in-use' });
    await alone.close();
  });

  it('NODE-2 that was killed and comes back is gone on with', async () => {
    const store = await openPostgres(false);
    await store.create('QQQQQQ', roomEvents('QQQQQQ'), host('QQQQQQ'));
    expect(await store.append('QQQQQQ', 1, [joined(1)])).toBe('appended');
    await postgres.kill();
    await expect(store.check()).rejects.toThrow();
    await expect(store.append('QQQQQQ', 2, [joined(2)])).rejects.toThrow();
    await postgres.start();
    await expect.poll(() => store.check().then(() => 'well'), { timeout: 20_000 }).toBe('well');
    expect(await store.append('QQQQQQ', 2, [joined(2)])).toBe('appended');
    expect((await store.load('QQQQQQ'))?.slice(1)).toEqual([joined(1), joined(2)]);
    const tryIt = async () => {
      const other = await openPostgres(true).catch((error: { trouble: string }) => error.trouble);
      if (typeof other === 'string') return other;
      await other.close();
      return 'let in';
    };
    await expect.poll(tryIt, { timeout: 20_000 }).toBe('in-use'); // the lock is taken again too
    await store.close();
  });
});
