import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import type { Site } from './site.ts';

/** A connection of the layer below, which may change its transport. */
interface Connection {
  readonly id: string;
  readonly request: IncomingMessage;
  readonly transport: { readonly name: string };
  once(event: 'close', call: () => void): unknown;
}

/**
 * Keeps connections to those who have opened them. The id of a connection stands in the requests of long polling and in
 * the one that upgrades it; over plain http everybody on the network reads it. A request with the id of a connection that
 * came from another address is refused, and so is an upgrade of one that is a WebSocket already.
 */
export function guardConnections(io: Server, site: Pick<Site, 'addressOf'>): void {
  const opened = new Map<string, Connection>();
  io.engine.on('connection', (connection: Connection) => {
    opened.set(connection.id, connection);
    connection.once('close', () => opened.delete(connection.id));
  });

  function isOwn(request: IncomingMessage): boolean {
    const id = new URL(request.url ?? '/', 'http://any').searchParams.get('sid');
    const connection = id === null ? undefined : opened.get(id);
    if (!connection) return true; // a new one, or one that is not there
    if (connection.transport.name === 'websocket') return false;
    return site.addressOf(request) === site.addressOf(connection.request);
  }

  io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) =>
    next(isOwn(request) ? undefined : new Error('this connection is somebody else’s')),
  );
}
