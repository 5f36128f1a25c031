import { chmodSync, chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killServer } from '../../tools/nightly/kill-loop.ts';
import { checkWrittenRoom, openWrittenRoom } from '../../tools/nightly/writers.ts';
import { type ServerProcess, startServer, temporaryFolder } from '../../tools/server-process.ts';
import { type Client, connectClient, createRoom, join, newId, resume } from './support/client.ts';

/** Whoever may write everywhere is not stopped by a folder that is read-only: then the server is run by another user. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
/** Sets the server's clock: by an hour at the first signal, back by two at the second. */
const CLOCK = `let by = 0; const now = Date.now; Date.now = () => now() + by;
process.on('SIGUSR2', () => { by += by === 0 ? 3600000 : -7200000; });`;
const settings = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(CLOCK)}` };

const folder = temporaryFolder();
const clients: Client[] = [];
let server: ServerProcess;
const start = (port = 0) => startServer(folder.path, port, settings, NOBODY);

beforeAll(async () => {
  if (NOBODY.uid !== undefined) chownSync(folder.path, NOBODY.uid, NOBODY.gid);
  server = await start();
}, 60_000);
afterAll(async () => {
  for (const client of clients) client.close();
  await server.kill();
  folder.remove();
});

/** A match in its first preparation, which lasts 90 seconds. */
async function preparing(): Promise<Client> {
  const { code, hostToken } = await createRoom(server.url);
  const [host, player] = [await connectClient(server.url), await connectClient(server.url)];
  clients.push(host, player);
  await resume(host, code, hostToken);
  await join(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  await host.send('host:advance', { id: newId() });
  await host.until(({ phase }) => phase === 'prepare');
  return host;
}

async function serverNow(host: Client): Promise<number> {
  const ack = await host.send('clock:read', {});
  return ack.ok ? (ack.now ?? 0) : 0;
}

/** Milliseconds that the phase has left, by the server's own clock. */
async function left(host: Client): Promise<number> {
  const ack = await host.send('view:read', {});
  if (!ack.ok || ack.view?.phase !== 'prepare') throw new Error('the phase is over');
  return (ack.view.endsAt ?? 0) - (ack.now ?? 0);
}

describe('a server in its folder', () => {
  it('FAULT-2 that is killed at any moment has all that it has acknowledged when it comes back', async () => {
    const killed = await killServer(server, start, 1);
    server = killed.server;
    expect(killed.found).toMatchObject({ lost: 0, invented: 0 });
    expect(killed.found.acknowledged).toBeGreaterThan(0);
  }, 60_000);

  it('FAULT-3 that stands still gives the phase its time back', async () => {
    const host = await preparing();
    const before = await left(host);
    server.signal('SIGSTOP');
    const stoppedAt = performance.now();
    await pause(4_500);
    const stopped = performance.now() - stoppedAt;
    server.signal('SIGCONT');
    // What passed while it ran is the phase's; what it stood still is not, up to the second between two looks.
    await expect.poll(() => left(host), { timeout: 10_000 }).toBeGreaterThan(before - 2_500);
    expect(await left(host)).toBeLessThan(before + 1_500);
    expect(stopped).toBeGreaterThan(4_000);
  }, 30_000);

  it('FAULT-4 whose clock jumps an hour, or two back, leaves the phase the time that it had', async () => {
    const host = await preparing();
    for (const _jump of ['an hour on', 'two back']) {
      const before = await left(host);
      const now = await serverNow(host);
      server.signal('SIGUSR2');
      await expect.poll(async () => Math.abs((await serverNow(host)) - now)).toBeGreaterThan(3_000_000);
      await expect
        .poll(async () => Math.abs((await left(host)) - before), { timeout: 10_000 })
        .toBeLessThan(4_000);
    }
  }, 30_000);

  it('FAULT-5 that becomes read-only makes /readyz 503, and loses nothing that was acknowledged', async () => {
    const ready = async () => (await fetch(`${server.url}/readyz`)).status;
    const parts = [folder.path, ...readdirSync(folder.path).map((name) => joinPath(folder.path, name))];
    const folders = parts.filter((part) => statSync(part).isDirectory());
    const room = await openWrittenRoom(server.url);
    const writing = await room.write(server.url);
    for (const part of folders) chmodSync(part, 0o500);
    await expect.poll(ready, { timeout: 20_000 }).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    for (const part of folders) chmodSync(part, 0o700);
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
    const before = room.chains.map(({ acknowledged }) => acknowledged);
    await expect
      .poll(() => room.chains.every(({ acknowledged }, i) => acknowledged > (before[i] ?? 0)))
      .toBe(true);
    writing.stop();
    expect(await checkWrittenRoom(server.url, room)).toMatchObject({ lost: 0, invented: 0 });
  }, 60_000);

  it('FAULT-6 whose database is damaged says so at the start, and leaves it as it is', async () => {
    await server.terminate();
    const file = joinPath(folder.path, 'db/global/pg_control');
    const damaged = readFileSync(file);
    damaged.fill(0xff, 16, 64);
    writeFileSync(file, damaged);
    await expect(start()).rejects.toThrow(/ended with code 2; it printed:\n.*DATA_DIR/);
    expect(readFileSync(file).equals(damaged)).toBe(true);
  }, 30_000);
});
