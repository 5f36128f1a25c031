import type { RequestHandler } from 'express';
import { GameError } from '../../engine/errors.ts';

/**
 * Reads a body that is a file, as it is, and hangs up on whoever sends more than `limit` bytes: the rest is not read.
 * It fails with 'bad-payload' for a body of another type, 'too-large' for more bytes.
 */
export function fileBody(limit: number): RequestHandler {
  return async (request, response, next) => {
    if (!request.is('application/octet-stream'))
      throw new GameError('bad-payload', 'the body is to be a file: application/octet-stream');
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      length += piece.length;
      if (length > limit) {
        response.setHeader('Connection', 'close');
        throw new GameError('too-large', `a file has at most ${limit} bytes`);
      }
      pieces.push(piece);
    }
    request.body = new Uint8Array(Buffer.concat(pieces));
    next();
  };
}
