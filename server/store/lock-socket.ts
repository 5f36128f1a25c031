import { connect, createServer, type Socket } from 'node:net';

/** How a server stands towards a folder, as its socket tells whoever connects. */
export type LockState = 'wants' | 'holds' | 'gone';

/** A server that is alive and says nothing for this long counts as one that holds the folder. */
const SILENCE_MILLIS = 30_000;
const AGAIN_MILLIS = 20;
/** What a connection ends with when nobody listens any more. */
const GONE = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);

export interface LockSocket {
  /** From now on this server holds the folder; those who wait are told. */
  hold(): void;
  close(): Promise<void>;
}

/** A listening socket that says how its server stands; null when something listens at that path. */
export function listenAt(path: string): Promise<LockSocket | null> {
  const peers = new Set<Socket>();
  let standing: LockState = 'wants';
  const server = createServer((peer) => {
    peers.add(peer);
    peer.unref();
    peer.on('error', () => peer.destroy());
    peer.on('close', () => peers.delete(peer));
    peer.write(`${standing}\n`);
  });
  server.unref();
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(null) : failed(error),
    );
    server.listen(path, () =>
      done({
        hold() {
          standing = 'holds';
          for (const peer of peers) peer.write('holds\n');
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const peer of peers) peer.destroy();
          }),
      }),
    );
  });
}

/**
 * How the server behind a socket stands.
 *
 * @param wait  whether to wait until a server that wants the folder holds it or is gone
 * @throws the system's error when that cannot be found out, e.g. EACCES for another user's socket
 */
export function standingOf(path: string, wait: boolean): Promise<LockState> {
  return new Promise((done, failed) => {
    const peer = connect(path);
    const end = (standing: LockState) => {
      clearTimeout(timer);
      peer.destroy();
      done(standing);
    };
    const timer = setTimeout(() => end('holds'), SILENCE_MILLIS);
    let said = '';
    peer.on('data', (chunk) => {
      said += chunk.toString();
      if (said.includes('holds\n')) end('holds');
      else if (said.includes('wants\n') && !wait) end('wants');
      else timer.refresh();
    });
    const closed = () => end('gone');
    peer.on('close', closed);
    peer.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      peer.off('close', closed);
      if (GONE.has(error.code ?? '')) done('gone');
      // Too many have called at once.
      else if (error.code === 'EAGAIN') {
        setTimeout(() => standingOf(path, wait).then(done, failed), AGAIN_MILLIS);
      } else failed(error);
    });
  });
}
