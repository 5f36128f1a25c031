import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GameError } from '../../engine/errors.ts';

/** Socket paths end at 104 bytes on some systems. */
const LONGEST_SOCKET_PATH = 100;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Holds a data folder for one server: two on the same files would ruin them. The lock is a listening
 * socket, so it ends with the process, however that ends, and no stale file can keep a folder shut.
 *
 * @throws GameError 'conflict' when another server holds the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const path = socketPath(realpathSync(folder));
  const server = (await listen(path)) ?? ((await isAlive(path)) ? null : await listenAnew(path));
  if (!server) throw new GameError('conflict', `the folder ${folder} is in use by another server`);
  server.unref();
  return { release: () => new Promise((released) => server.close(() => released())) };
}

function socketPath(folder: string): string {
  const name = `poisoned-well-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(folder, 'server.sock');
  return inside.length <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `${name}.sock`);
}

/** The listening socket, or null when something is at that path. */
function listen(path: string): Promise<Server | null> {
  return new Promise((done, failed) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(null) : failed(error),
    );
    server.listen(path, () => done(server));
  });
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((done) => {
    const peer = connect(path, () => {
      peer.destroy();
      done(true);
    });
    peer.once('error', () => done(false));
  });
}

function listenAnew(path: string): Promise<Server | null> {
  if (process.platform !== 'win32') rmSync(path, { force: true });
  return listen(path);
}
