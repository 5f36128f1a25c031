import { io, type Socket } from 'socket.io-client';
import type { Ack, ClientMessage, ClientToServer, ServerToClient } from '../../contract/messages.ts';
import { createWire, type MatchWire } from '../../contract/wire.ts';
import type { RoadSign } from '../../texts/facts.ts';
import type { Platform } from '../clock.ts';
import { failureOf, type Road, type Way } from '../room/road.ts';
import { commandId } from './command-id.ts';

/** How long an answer, and the opening of a connection, may take. */
const ANSWER_MILLIS = 6_000;
const OPEN_MILLIS = 6_000;
/** Without a connection for this long, the page says what stands in the way; then again at this pace. */
const SILENCE_MILLIS = 8_000;

/** What socket.io is told to try. By long polling it goes over to a WebSocket by itself where one opens. */
const TRANSPORTS: Readonly<Record<Way, readonly string[]>> = {
  websocket: ['websocket'],
  polling: ['polling', 'websocket'],
};

export interface WireOptions {
  readonly platform: Platform;
  /** The server's origin and the path of its sockets, as `io` takes them. */
  readonly origin: string;
  readonly path: string;
  /** Whether the server answers a plain request. */
  readonly answers: () => Promise<boolean>;
  /** Told what stands in the way, and null once nothing does any more. */
  readonly onRoad: (road: Road | null) => void;
}

/** A connection that comes back by itself. Nothing that is asked while it is away is kept and sent later. */
export interface Wire {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  /** Listens to what the server says by itself. */
  readonly on: MatchWire['on'];
  /** Asks once; null when the connection was lost before the answer, or nobody answered in time. */
  ask(message: ClientMessage, payload: object): Promise<Ack | null>;
  /** Resolves once there is a connection. */
  ready(): Promise<void>;
  /** Makes a new connection, and gives up the one there is. */
  renew(): void;
  close(): void;
}

export function openWire({ platform, origin, path, answers, onRoad }: WireOptions): Wire {
  let way: Way = 'websocket';
  let sign: RoadSign | null = null;
  let closed = false;
  const socket: Socket<ServerToClient, ClientToServer> = io(origin, {
    path,
    transports: [...TRANSPORTS[way]],
    timeout: OPEN_MILLIS,
    reconnectionDelay: 400,
    reconnectionDelayMax: 3_000,
    forceNew: true,
  });
  // Whatever crosses the wire is held to the contract.
  const wire = createWire(socket as unknown as Socket, {
    newId: () => commandId(platform),
    answerMillis: ANSWER_MILLIS,
  });

  let callOff = () => {};
  function watch(): void {
    callOff();
    callOff = platform.after(SILENCE_MILLIS, async () => {
      const http = await answers();
      if (closed || socket.connected) return;
      onRoad({ http, way, sign });
      watch();
    });
  }
  watch();

  socket.on('connect', () => {
    callOff();
    onRoad(null);
  });
  socket.on('connect_error', (error) => {
    sign = failureOf(error, OPEN_MILLIS);
    way = way === 'websocket' ? 'polling' : 'websocket';
    socket.io.opts.transports = [...TRANSPORTS[way]];
  });
  socket.on('disconnect', (reason) => {
    // What the library has kept back would go out ahead of our getting the seat back, as a stranger's.
    socket.sendBuffer = [];
    if (closed || reason === 'io client disconnect') return;
    watch();
    // A server that says goodbye is not knocked at again by the library; it may be restarting.
    if (reason === 'io server disconnect') platform.after(800, () => !closed && socket.connect());
  });

  return {
    socket,
    on: wire.on,
    async ask(message, payload) {
      if (!socket.connected) return null;
      try {
        return await wire.send(message, payload as never);
      } catch {
        return null;
      }
    },
    ready: () =>
      new Promise((resolve) => {
        if (socket.connected) resolve();
        else socket.once('connect', () => resolve());
      }),
    renew() {
      socket.disconnect();
      watch();
      socket.connect();
    },
    close() {
      closed = true;
      callOff();
      socket.disconnect();
    },
  };
}
