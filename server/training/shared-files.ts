import { open } from 'node:fs/promises';
import type { WellFiles } from '../../engine/round/draw-well.ts';
import { type PackFolders, packFile, reserveFile } from '../scenarios/pack-files.ts';

/** The prepared data of a scenario. */
export type FilesSource = (scenario: string) => Promise<WellFiles>;

/**
 * Reads the prepared data of a scenario when they are first asked for, into memory that all threads share: a thread that
 * is handed them copies nothing.
 */
export function openSharedFiles(folders: PackFolders): FilesSource {
  const held = new Map<string, Promise<WellFiles>>();
  return (scenario) => {
    const known = held.get(scenario);
    if (known) return known;
    const found = readAll(packFile(folders, scenario), reserveFile(folders, scenario));
    held.set(scenario, found);
    const forget = () => void held.delete(scenario);
    found.then(({ pack }) => pack ?? forget(), forget); // what is not there may come
    return found;
  };
}

async function readAll(pack: string | null, reserve: string | null): Promise<WellFiles> {
  const [packBytes, reserveBytes] = await Promise.all([pack, reserve].map(readShared));
  return { pack: packBytes ?? null, reserve: reserveBytes ?? null };
}

async function readShared(path: string | null): Promise<Uint8Array | null> {
  if (path === null) return null;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) throw new Error(`${path} became shorter while it was read`);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
