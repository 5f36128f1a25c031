import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One TCP connection, as somebody on the network has listened to it. */
interface Overheard {
  readonly toServer: Buffer[];
  readonly toClient: Buffer[];
}

export interface Wiretap {
  readonly url: string;
  readonly connections: readonly Overheard[];
  /** Everything that went to the server, and everything that came from it, as text. */
  text(): { readonly toServer: string; readonly toClient: string };
  close(): Promise<void>;
}

const textOf = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('latin1');

/** Stands between clients and a server on plain http and writes down every byte, as a passive listener does. */
export async function startWiretap(port: number): Promise<Wiretap> {
  const connections: Overheard[] = [];
  const open = new Set<Socket>();
  const tap = createServer((client) => {
    const heard: Overheard = { toServer: [], toClient: [] };
    connections.push(heard);
    const server = connect(port, '127.0.0.1');
    for (const [from, to, bytes] of [
      [client, server, heard.toServer],
      [server, client, heard.toClient],
    ] as const) {
      open.add(from);
      from.on('data', (piece: Buffer) => {
        bytes.push(piece);
        to.write(piece);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((listening) => tap.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(tap.address() as AddressInfo).port}`,
    connections,
    text: () => ({
      toServer: textOf(connections.flatMap(({ toServer }) => toServer)),
      toClient: textOf(connections.flatMap(({ toClient }) => toClient)),
    }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => tap.close(closed));
    },
  };
}
