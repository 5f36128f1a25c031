import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderError } from './folder-error.ts';
import { type LockState, listenAt, standingOf } from './lock-socket.ts';

/** Socket paths end at 104 bytes on some systems; the names below take 22. */
const LONGEST_FOLDER_PATH = 80;
/** A file system that has no sockets says one of these. */
const NO_SOCKETS = new Set(['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EINVAL']);

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Holds a data folder for one server: two on the same files would ruin them. Of any number that start at the same
 * time exactly one gets it, also after a crash.
 *
 * Each server that wants the folder listens on a socket of its own in it, under a name that is never used again. A
 * socket ends with its process, however that ends, and process ids are not looked at, so nothing stale keeps a folder
 * shut and servers in several containers see each other. A socket shows in the folder once it listens. After that
 * its server looks at all others: those that nobody listens on any more are removed, which is safe because their
 * names never come back. It gives up when another one holds the folder, or wants it and has a smaller name; for one
 * with a larger name it waits until that one holds the folder or is gone. Of two that hold the folder, one would have
 * shown its socket later than the other, and so would have given up or waited. The waiting goes from smaller to
 * larger names, so it ends.
 *
 * On Windows the name of a pipe can be taken by one process at a time, and is free when that ends.
 *
 * @throws FolderError 'in-use' (code 'conflict') when another server holds the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const name = `poisoned-well-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)}`;
  const taken = () => new FolderError('in-use', folder);
  if (process.platform === 'win32') {
    const own = await listenAt(`\\\\.\\pipe\\${name}`);
    if (own === null) throw taken();
    return { release: own.close };
  }
  const inside = join(realpathSync(folder), 'lock');
  const outside = join(tmpdir(), name);
  const place = inside.length <= LONGEST_FOLDER_PATH ? inside : outside;
  const lock = await contend(place).catch((error: NodeJS.ErrnoException) => {
    if (place === outside || !NO_SOCKETS.has(error.code ?? '')) throw error;
    return contend(outside);
  });
  if (lock === null) throw taken();
  return lock;
}

/** The lock, or null when another server has it or will have it. */
async function contend(place: string): Promise<FolderLock | null> {
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const name = randomBytes(8).toString('hex');
  const draft = join(place, `${name}.new`);
  const path = join(place, `${name}.sock`);
  const own = await listenAt(draft);
  if (own === null) return contend(place);
  const release = async () => {
    rmSync(path, { force: true });
    await own.close();
  };
  try {
    renameSync(draft, path); // from here on others see it, and it listens already
    if (await isFirst(place, name)) {
      own.hold();
      return { release };
    }
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return null;
}

/** Looks at all others, and waits for those that could still come to hold the folder. */
async function isFirst(place: string, name: string): Promise<boolean> {
  const others = readdirSync(place).filter((file) => file.endsWith('.sock') && file !== `${name}.sock`);
  const standings = await Promise.all(others.map((file) => lookAt(join(place, file), file > `${name}.sock`)));
  return standings.every((standing) => standing === 'gone');
}

/** How another server stands; one that may be waited for is waited for. */
async function lookAt(path: string, wait: boolean): Promise<LockState> {
  const standing = await standingOf(path, wait);
  if (standing === 'gone') rmSync(path, { force: true });
  return standing;
}
