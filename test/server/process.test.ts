import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join as joinPath } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReplayFile } from '../../contract/replay.ts';
import { projectFolder } from '../../tools/project.ts';
import { type ServerProcess, startServer, temporaryFolder } from '../../tools/server-process.ts';
import { putEmptyDatabase } from '../support/empty-database.ts';
import { connectClient, createRoom, handIn, join, newId, resume } from './support/client.ts';

const folders: { remove(): void }[] = [];
/** Whether a database has been begun beside its place. */
const isBeingMade = (folder: string): boolean =>
  existsSync(folder) &&
  readdirSync(folder).some(
    (name) => name.startsWith('db.new-') && existsSync(joinPath(folder, name, 'PG_VERSION')),
  );
const newFolder = () => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
};
/** A folder in which a server has been before. */
const begunFolder = async () => {
  const folder = newFolder();
  await putEmptyDatabase(folder);
  return folder;
};
/** A server that a test which fails half-way leaves behind is ended all the same. */
const servers: ServerProcess[] = [];
const start = async (folder: string, port = 0) => {
  const server = await startServer(folder, port);
  servers.push(server);
  return server;
};
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  for (const folder of folders) folder.remove();
});

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  readonly stdout: string;
}

/**
 * Runs the built server to its end.
 *
 * @param stopAt  SIGTERM is sent as soon as this is true; asked whenever something was printed, and all the time
 */
function runToEnd(
  env: Record<string, string>,
  stopAt: (printed: string) => boolean = () => false,
): Promise<End> {
  const child = spawn(process.execPath, [joinPath(projectFolder(), 'dist/server/main.js')], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  let stdout = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const stop = () => {
    if (!stopAt(stdout)) return;
    child.stdout.off('data', stop);
    clearInterval(looking);
    child.kill('SIGTERM');
  };
  child.stdout.on('data', stop);
  const looking = setInterval(stop, 1);
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  return new Promise((done) =>
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      clearInterval(looking);
      done({ code, signal, stderr, stdout });
    }),
  );
}

const oneLine = /^poisoned-well: [^\n]+\n$/;

describe('the server process', () => {
  it('SERVER-50 a wrong setting is one clear line and exit code 2', async () => {
    const wrong = [{ PORT: 'x' }, { HOST: 'nowhere at all' }, { LOG_LEVEL: 'loud' }, { DATA_DIR: '' }];
    const ends = await Promise.all(wrong.map((env) => runToEnd(env as Record<string, string>)));
    ends.forEach(({ code, stderr }, i) => {
      expect(code).toBe(2);
      expect(stderr).toMatch(oneLine);
      expect(stderr).toContain(Object.keys(wrong[i] ?? {})[0]);
    });
  });

  it('SERVER-31 it says what a setting may be, in the language of the environment', async () => {
    const [english, german] = await Promise.all(
      ['C', 'de_DE.UTF-8'].map((LC_ALL) => runToEnd({ PORT: 'x', LC_ALL })),
    );
    expect(english?.stderr).toBe(
      'poisoned-well: PORT="x" cannot be used: it must be a whole number from 0 to 65535 (0 takes a free port)\n',
    );
    expect(german).toMatchObject({ code: 2, stderr: expect.stringMatching(oneLine) });
    expect(german?.stderr).toContain('PORT="x" ist nicht zu verwenden: Es muss eine ganze Zahl');
  });

  it('SERVER-51 a port in use and a folder that is none are one clear line and exit code 2', async () => {
    const blocker = createServer();
    await new Promise<void>((listening) => blocker.listen(0, '127.0.0.1', listening));
    const { port } = blocker.address() as AddressInfo;
    const taken = await runToEnd({ PORT: String(port), DATA_DIR: newFolder() });
    blocker.close();
    expect(taken).toMatchObject({ code: 2, stderr: expect.stringMatching(oneLine) });
    expect(taken.stderr).toContain('PORT');

    const file = joinPath(newFolder(), 'a-file');
    writeFileSync(file, 'not a folder');
    const noFolder = await runToEnd({ DATA_DIR: file });
    expect(noFolder).toMatchObject({ code: 2, stderr: expect.stringMatching(oneLine) });
    expect(noFolder.stderr).toContain('DATA_DIR');
  });

  it('SERVER-52 a second server on the same folder is refused; the first lives on', async () => {
    const folder = await begunFolder();
    const first = await start(folder);
    const second = await runToEnd({ DATA_DIR: folder, LC_ALL: 'C' });
    expect(second).toMatchObject({ code: 2, stderr: expect.stringMatching(oneLine) });
    expect(second.stderr).toContain('in use by another server');
    expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({ ok: true });
    expect(await first.terminate()).toBe(0);
  });

  it('SERVER-53 a folder that a broken database left behind is reported, not hung on', async () => {
    const folder = newFolder();
    mkdirSync(joinPath(folder, 'db'));
    writeFileSync(joinPath(folder, 'db', 'PG_VERSION'), 'nonsense');
    const end = await runToEnd({ DATA_DIR: folder });
    expect(end).toMatchObject({ code: 2, stderr: expect.stringMatching(oneLine) });
    expect(end.stderr).toContain('DATA_DIR');
  });
});

describe('readiness', () => {
  const status = async (server: ServerProcess, path: string) => (await fetch(`${server.url}${path}`)).status;

  it('SERVER-57 /readyz is 503 when the folder is gone, and /healthz stays well', async () => {
    const folder = await begunFolder();
    const server = await start(folder);
    expect(await status(server, '/readyz')).toBe(200);
    renameSync(folder, `${folder}-elsewhere`);
    folders.push({ remove: () => rmSync(`${folder}-elsewhere`, { recursive: true, force: true }) });
    await expect.poll(() => status(server, '/readyz'), { timeout: 20_000 }).toBe(503);
    expect(await status(server, '/healthz')).toBe(200);
    renameSync(`${folder}-elsewhere`, folder);
    await expect.poll(() => status(server, '/readyz'), { timeout: 20_000 }).toBe(200);
    await server.kill();
  }, 60_000);

  it.skipIf(!existsSync('/dev/full'))(
    'SERVER-57 /readyz is 503 when the disk is full',
    async () => {
      const folder = await begunFolder();
      const server = await start(folder);
      symlinkSync('/dev/full', joinPath(folder, 'write-check')); // whatever is written there: no space left
      await expect.poll(() => status(server, '/readyz'), { timeout: 20_000 }).toBe(503);
      expect(await status(server, '/healthz')).toBe(200);
      rmSync(joinPath(folder, 'write-check'));
      await expect.poll(() => status(server, '/readyz'), { timeout: 20_000 }).toBe(200);
      await server.kill();
    },
    60_000,
  );
});

describe('kill -9', () => {
  it('SERVER-54 in every phase: room, plans and clock come back, and the match goes on to its end', async () => {
    const folder = await begunFolder();
    let server: ServerProcess = await start(folder);
    const { port } = server;
    const { code, hostToken } = await createRoom(server.url, { pace: 0.6, seed: 99 });
    let host = await connectClient(server.url);
    let attackPlan = await connectClient(server.url);
    await resume(host, code, hostToken);
    const ack = await join(attackPlan, code, 'Rosa', 't1');
    if (!ack.ok || !ack.seat) throw new Error('no seat');
    const { token } = ack.seat;

    const again = async (phase: string) => {
      await host.until((view) => view.phase === phase);
      const before = host.view();
      host.close();
      attackPlan.close();
      await server.kill();
      server = await start(folder, port);
      [host, attackPlan] = [await connectClient(server.url), await connectClient(server.url)];
      expect(await resume(host, code, hostToken)).toMatchObject({ ok: true });
      expect(await resume(attackPlan, code, token)).toMatchObject({ ok: true });
      const after = host.view();
      if (phase === 'train') expect(['train', 'reveal']).toContain(after.phase);
      else expect(after).toMatchObject({ phase, round: before.round });
      // Either the same end, or, when that had passed, a short grace: never a phase for nothing.
      if (before.endsAt !== null && phase !== 'train')
        expect(after.endsAt).toBeGreaterThanOrEqual(before.endsAt);
      expect(after.pausedWithMillis).toBe(before.pausedWithMillis);
    };
    const advance = () => host.send('host:advance', { id: newId() });

    await again('lobby');
    await host.send('host:start', { id: newId() });
    await again('briefing');
    await advance();
    await again('prepare');
    await host.send('host:pause', { id: newId() });
    const plan = { attack: { id: 'far-flip', params: {} }, epsilon: 0.0525 } as const;
    expect(await handIn(attackPlan, 1, { attack: plan })).toMatchObject({
      ok: true,
    });
    await host.until((view) => view.bouts[0]?.committed.attack === true && view.pausedWithMillis !== null);
    await again('prepare'); // paused, with a plan
    expect(attackPlan.view()).toMatchObject({ attack: { plan }, bouts: [{ committed: { attack: true } }] });
    await host.send('host:resume', { id: newId() });
    // Nobody defends: a bot commits at once, so the filter phase is over before it can be killed.
    await again('train');
    await host.until((view) => view.phase === 'reveal');
    expect(host.view().revealed).toMatchObject([{ attack: { plan, byBot: false }, defend: { byBot: true } }]);
    await again('reveal');
    await advance();

    // Round 2: Rosa's team defends, so this time the filter phase waits for it.
    await host.until((view) => view.phase === 'briefing' && view.round === 2);
    await advance();
    await host.until((view) => view.phase === 'filter');
    await again('filter');
    expect(attackPlan.view()).toMatchObject({ attack: null, defend: { bout: 'r2b1' }, round: 2 });
    const filters = [{ id: 'sphere', params: {} }] as const;
    expect(await handIn(attackPlan, 2, { defend: { filters: [...filters] } })).toMatchObject({
      ok: true,
    });
    await host.until((view) => view.phase === 'reveal' && view.round === 2);
    await advance();
    await host.until((view) => view.phase === 'over');
    await again('over');
    const replay = (await (await fetch(`${server.url}/api/rooms/${code}/replay`)).json()) as ReplayFile;
    expect(replay.bouts.map(({ id }) => id)).toEqual(['r1b1', 'r2b1']);
    expect(replay.bouts[0]?.attack.plan).toEqual(plan);
    expect(replay.bouts[1]).toMatchObject({
      attack: { byBot: true },
      defend: { byBot: false, plan: { filters } },
    });
    host.close();
    attackPlan.close();
    expect(await server.terminate()).toBe(0);
  }, 240_000);

  it('SERVER-56 in the middle of the very first start leaves nothing that the next start stumbles over', async () => {
    const folder = newFolder();
    const first = spawn(process.execPath, [joinPath(projectFolder(), 'dist/server/main.js')], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => first.once('exit', done));
    await expect.poll(() => isBeingMade(folder), { timeout: 60_000, interval: 20 }).toBe(true);
    first.kill('SIGKILL');
    await ended;
    const second = await start(folder);
    expect((await createRoom(second.url)).code).toHaveLength(6);
    expect(await second.terminate()).toBe(0);
  }, 120_000);

  it('SERVER-55 SIGTERM in the middle of a match ends the process cleanly, and the match goes on after it', async () => {
    const folder = await begunFolder();
    const server = await start(folder);
    const { code, hostToken } = await createRoom(server.url);
    const host = await connectClient(server.url);
    await resume(host, code, hostToken);
    const player = await connectClient(server.url);
    await join(player, code, 'Rosa', 't1');
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    expect(await server.terminate()).toBe(0);
    const next = await start(folder);
    const back = await connectClient(next.url);
    expect(await resume(back, code, hostToken)).toMatchObject({ ok: true, view: { phase: 'prepare' } });
    for (const client of [host, player, back]) client.close();
    expect(await next.terminate()).toBe(0);
  }, 120_000);

  it('SERVER-55 and so does SIGTERM during the start and at the first byte of the address', async () => {
    const folder = newFolder();
    const well = { code: 0, signal: null, stderr: '' };
    const env = { DATA_DIR: folder };
    expect(await runToEnd(env, () => isBeingMade(folder))).toMatchObject(well);
    for (let i = 0; i < 3; i++) {
      expect(await runToEnd(env, (printed) => printed.length > 0)).toMatchObject(well);
    }
    const server = await start(folder);
    expect((await createRoom(server.url)).code).toHaveLength(6);
    expect(await server.terminate()).toBe(0);
  }, 120_000);

  it('SERVER-55 and a request that never ends does not hold it up', async () => {
    const server = await start(await begunFolder());
    const slow = connect(server.port, '127.0.0.1');
    slow.on('error', () => {}); // it is cut off
    await new Promise<void>((sent) => slow.write('POST /api/rooms HTTP/1.1\r\nHost: a', () => sent()));
    const asked = performance.now();
    expect(await server.terminate()).toBe(0);
    // Requests are given a second. Without that limit the server waited for as long as the request lasted.
    expect(performance.now() - asked).toBeLessThan(30_000);
    slow.destroy();
  }, 120_000);

  it('SERVER-55 a server that a signal has ended is told from one that has stopped', async () => {
    const server = await start(await begunFolder());
    const killed = server.kill();
    await expect(server.terminate()).rejects.toThrow('ended by SIGKILL');
    await killed;
  });
});
