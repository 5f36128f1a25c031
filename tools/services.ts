/**
 * Postgres and Redis for tests: programs of the system's packages, started with nothing in them and ended afterwards.
 * They are looked for in PATH and in the usual places, else Debian's packages are installed where this process may.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { tryApt } from './apt.ts';

/** Folders with a folder for each version, which has the programs in `bin`. */
const VERSIONS = [
  '/usr/lib/postgresql',
  '/opt/homebrew/opt',
  '/usr/local/opt',
  'C:/Program Files/PostgreSQL',
];
const ENDING = process.platform === 'win32' ? '.exe' : '';
const START_MILLIS = 60_000;

interface Program {
  readonly name: string;
  readonly title: string;
  readonly debian: string;
  readonly elsewhere: string;
}
const POSTGRES: Program = {
  name: 'initdb',
  title: 'Postgres',
  debian: 'postgresql',
  elsewhere: 'macOS: brew install postgresql; Windows: winget install PostgreSQL.PostgreSQL.17',
};
const REDIS: Program = {
  name: 'redis-server',
  title: 'Redis',
  debian: 'redis-server',
  elsewhere: 'macOS: brew install redis; Windows: run the tests under WSL',
};

/** True when both are there, or were installed; else it is said what to do. */
export function findOrInstallServices(say: (line: string) => void): boolean {
  return [POSTGRES, REDIS].every((program) => {
    if (find(program.name) || (tryApt(program.debian, say) && find(program.name))) return true;
    const { title, debian, elsewhere } = program;
    say(
      `The tests need ${title}. Install it (Debian, Ubuntu: sudo apt-get install ${debian}; ${elsewhere}).`,
    );
    return false;
  });
}

/** Path of a program; null where it is not. Of several versions the newest. */
function find(name: string): string | null {
  const path = (process.env.PATH ?? '').split(delimiter);
  const usual = VERSIONS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((version) => join(folder, version, 'bin')),
  );
  return [...path, ...usual].map((folder) => join(folder, name + ENDING)).find(isRunnable) ?? null;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function pathOf(name: string): string {
  const path = find(name);
  if (path === null) throw new Error(`${name} is not installed; npm test says how`);
  return path;
}

/** A service on loopback. */
export interface LocalService {
  readonly url: string;
  /** Ends it as a power cut would; what it has written is there after `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes all that it kept. */
  remove(): Promise<void>;
}

/** Postgres with an empty database. It does not run as root, so root starts it as the user `postgres`. */
export async function startPostgres(): Promise<LocalService> {
  const user = process.getuid?.() === 0 ? idsOf('postgres') : null;
  const folder = mkdtempSync(join(tmpdir(), 'well-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const init = ['-D', data, '-U', 'well', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'];
  const made = spawnSync(pathOf('initdb'), init, { ...user, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb has failed: ${made.stderr}`);
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const run = () =>
    spawn(pathOf('postgres'), ['-D', data, ...args], { ...user, cwd: folder, stdio: 'ignore' });
  return service(`postgres://well@127.0.0.1:${port}/postgres`, port, folder, run);
}

/** Redis with nothing in it; what is written is in a file, for `kill` and `start`. */
export async function startRedis(): Promise<LocalService> {
  const folder = mkdtempSync(join(tmpdir(), 'well-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
  const run = () => spawn(pathOf('redis-server'), args, { cwd: folder, stdio: 'ignore' });
  return service(`redis://127.0.0.1:${port}`, port, folder, run);
}

async function service(
  url: string,
  port: number,
  folder: string,
  run: () => ChildProcess,
): Promise<LocalService> {
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((done) => ending.once('exit', done));
    ending.kill(signal);
    await ended;
  };
  const start = async () => {
    child = run();
    await answers(port);
  };
  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    async remove() {
      await end('SIGINT'); // Postgres ends its connections, Redis ends
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function idsOf(name: string): { uid: number; gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8' })),
  );
  return { uid: uid as number, gid: gid as number };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Resolves when something listens at the port. */
async function answers(port: number): Promise<void> {
  const until = Date.now() + START_MILLIS;
  while (Date.now() < until) {
    const open = await new Promise<boolean>((told) => {
      const socket = connect(port, '127.0.0.1', () => told(true));
      socket.once('error', () => told(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nothing listens at port ${port}`);
}
