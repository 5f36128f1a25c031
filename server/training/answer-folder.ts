import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that are asked for again within minutes, in a folder instead of in memory. */
export interface AnswerFolder {
  /** The file that was kept under a key; null where there is none, or it cannot be read. */
  read(key: string): Promise<Uint8Array | null>;
  /** Keeps a file while there is room; those kept longest go first. One that cannot be written is not kept. */
  keep(key: string, bytes: Uint8Array): Promise<void>;
}

/**
 * Opens a folder that nobody else uses; what is in it of an earlier run is thrown away. Nothing depends on it: where the
 * disk is full or the folder is gone, everything is worked out again.
 *
 * @param maxBytes  of all files together
 */
export async function openAnswerFolder(folder: string, maxBytes: number): Promise<AnswerFolder> {
  await rm(folder, { recursive: true, force: true }).catch(() => {});
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
  /** Bytes of each file, the oldest first. */
  const held = new Map<string, number>();
  let total = 0;
  const nameOf = (key: string) => createHash('sha256').update(key).digest('hex');

  async function drop(name: string): Promise<void> {
    total -= held.get(name) ?? 0;
    held.delete(name);
    await rm(join(folder, name), { force: true }).catch(() => {});
  }

  return {
    async read(key) {
      const name = nameOf(key);
      if (!held.has(name)) return null;
      const bytes = await readFile(join(folder, name)).catch(() => null);
      if (bytes && bytes.length === held.get(name))
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      await drop(name);
      return null;
    },
    async keep(key, bytes) {
      const name = nameOf(key);
      if (held.has(name) || bytes.length > maxBytes) return;
      for (const oldest of held.keys()) {
        if (total + bytes.length <= maxBytes) break;
        await drop(oldest);
      }
      try {
        await writeFile(join(folder, name), bytes, { mode: 0o600 });
      } catch {
        await rm(join(folder, name), { force: true }).catch(() => {});
        return;
      }
      if (!held.has(name)) total += bytes.length; // another may have kept the same meanwhile
      held.set(name, bytes.length);
    },
  };
}
