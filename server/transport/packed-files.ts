import { readFile, stat } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { compressed } from '../rooms/answers.ts';
import { createByteCache } from '../training/byte-cache.ts';
import type { Packed } from '../training/packed.ts';
import { packedBody } from './serve.ts';

/** Compressed files in memory: the page's scripts and the packs that are asked for. */
const MEMORY_BYTES = 48 * 1024 * 1024;

/** Sends files of a folder, each compressed once for all who ask. */
export type SendFile = (
  request: Request,
  response: Response,
  file: { readonly path: string; readonly type: string },
) => Promise<void>;

/** A file that has changed on the disk is compressed anew. */
export function createFileSender(): SendFile {
  const memory = createByteCache<Packed>(MEMORY_BYTES, ({ gzip }) => gzip.length);
  return async (request, response, { path, type }) => {
    const { size, mtimeMs } = await stat(path);
    const packed = await memory.remember(`${path} ${size} ${mtimeMs}`, async () =>
      compressed(await readFile(path)),
    );
    response.setHeader('ETag', `W/"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`);
    response.type(type);
    response.send(await packedBody(request, response, packed));
  };
}
