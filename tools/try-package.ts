/**
 * `npm run try-package`: makes the tarball of `npm pack` and starts it in an empty folder, with an empty npm cache and
 * no registry within reach; says how large it is and how long things took.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { createApi } from '../contract/api.ts';
import { seatKeyOf } from '../contract/seat-key.ts';
import { createWire } from '../contract/wire.ts';
import { projectFolder } from './project.ts';
import { temporaryFolder } from './server-process.ts';

/** Nobody listens at this port, so whatever npm asks for is refused. */
const NO_REGISTRY = 'http://127.0.0.1:9/';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = temporaryFolder();
let server: ChildProcess | null = null;
try {
  const place = join(folder.path, 'empty');
  mkdirSync(place);
  const tarball = pack(place);
  const began = performance.now();
  server = spawn(npm, ['exec', '--yes', '--offline', '--', tarball], {
    cwd: place,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      PATH: process.env.PATH,
      HOME: folder.path,
      npm_config_cache: join(folder.path, 'cache'),
      npm_config_registry: NO_REGISTRY,
      PORT: '0',
      HOST: '127.0.0.1',
    },
  });
  const url = await address(server);
  say(`started after ${seconds(began)}`);
  await tryServer(url);
  say('the page and a pack are served, and a round was played');
} finally {
  if (server?.pid && server.exitCode === null) {
    const ended = new Promise((done) => server?.once('exit', done));
    end(server.pid);
    await ended;
  }
  folder.remove();
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}

function pack(into: string): string {
  const began = performance.now();
  const done = spawnSync(npm, ['pack', '--silent', '--pack-destination', into], {
    cwd: projectFolder(),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const name = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (done.status !== 0 || !name) throw new Error('npm pack has made no tarball');
  const { size } = statSync(join(into, name));
  say(`${name}: ${(size / 1e6).toFixed(1)} MB, made in ${seconds(began)}`);
  return `./${name}`;
}

/** The first address that the server prints. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error('no address within ten minutes')), 600_000);
    child.once('exit', (code) => failed(new Error(`npm has ended with code ${code}`)));
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(printed)?.[0];
      if (!url) return;
      clearTimeout(timer);
      found(url);
    });
  });
}

async function tryServer(url: string): Promise<void> {
  const api = createApi(`${url}/`, fetch);
  const { version } = await api('GET /healthz', {});
  const stated = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')).version;
  if (version !== stated) throw new Error(`version ${version} runs where ${stated} was packed`);
  const page = await (await fetch(url)).text();
  const script = /<script[^>]+src="\.?([^"]+)"/.exec(page)?.[1];
  for (const path of [script, '/packs/digits-4v9.pack']) {
    const { status } = await fetch(url + path);
    if (status !== 200) throw new Error(`${path} is answered with ${status}`);
  }
  await playRound(url, api);
}

/** A round that bots play for somebody who only looks on: workers, core, prepared data, store and sockets have to work. */
async function playRound(url: string, api: ReturnType<typeof createApi>): Promise<void> {
  const wish = { format: 'wells', scenarios: ['digits-4v9'], teams: 2, rounds: 1, pace: 0.2 } as const;
  const [hostToken, token] = [newToken(), newToken()];
  const { key } = seatKeyOf(hostToken);
  const { code } = await api('POST /api/rooms', {
    body: { ...wish, key, scenarios: [...wish.scenarios] },
  });
  const [host, player] = [connect(url), connect(url)];
  const acks = [
    await host.wire.send('room:resume', { code, token: hostToken }),
    await player.wire.send('room:join', { code, token, nickname: 'Rosa' }),
    await host.wire.send('host:start', {}),
  ];
  const refused = acks.find(({ ok }) => !ok);
  if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
  await host.wire.until(({ phase }) => phase === 'reveal');
  for (const { socket } of [host, player]) socket.disconnect();
}

function newToken(): string {
  return randomBytes(16).toString('base64url');
}

function connect(url: string) {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  return { socket, wire: createWire(socket, { newId: () => randomBytes(12).toString('base64url') }) };
}

function end(pid: number): void {
  if (process.platform === 'win32') execFileSync('taskkill', ['/pid', String(pid), '/t', '/f']);
  else process.kill(-pid, 'SIGTERM'); // npm, its shell and the server
}
