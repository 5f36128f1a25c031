import type { z } from 'zod';
import type { RoomView } from '../engine/match/views.ts';
import { applyDelta, type Json } from './delta.ts';
import {
  type Ack,
  type AckOf,
  ackOf,
  type ClientMessage,
  clientMessages,
  type ServerMessage,
  type ServerToClient,
  serverMessages,
} from './messages.ts';
import { isSealed, sealed, type Unsealed } from './sealing.ts';
import { PROTOCOL_VERSION } from './values.ts';
import { roomView } from './views.ts';

/** The part of a Socket.IO client's socket that is used. */
export interface WireSocket {
  /** The connection's id, as long as there is a connection. */
  readonly id?: string | undefined;
  timeout(millis: number): { emitWithAck(message: string, payload: unknown): Promise<unknown> };
  on(message: string, listener: (sent: unknown) => void): unknown;
  off(message: string, listener: (sent: unknown) => void): unknown;
}

/**
 * What the caller gives of a payload: protocol and command id are filled in unless they are given, and what a token proves
 * takes the token's place.
 */
export type MessageWish<M extends ClientMessage> = Omit<Unsealed<M>, 'protocol' | 'id'> & {
  readonly id?: string;
};

/** One connection to the server, with everything that crosses it checked against the contract. */
export interface MatchWire {
  /** @throws what the socket throws when nobody answers in time; Error when the answer is not what the contract says */
  send<M extends ClientMessage>(message: M, wish: MessageWish<M>): Promise<AckOf<M>>;
  /** Listens to a message. A view is heard of whole, whether it came so or as what is different in it. */
  on<M extends ServerMessage>(message: M, listener: ServerToClient[M]): () => void;
  /** The last view of the room; null before any has come. */
  view(): RoomView | null;
  /** Resolves with the first view, the last one included, that is wanted. */
  until(wanted: (view: RoomView) => boolean): Promise<RoomView>;
}

export interface MatchWireOptions {
  /** Makes ids of commands; random ones of 96 bits unless a caller has better ones. */
  readonly newId: () => string;
  readonly answerMillis?: number;
  /** Whether changed views are checked against the contract; false where hundreds of seats share one thread. */
  readonly checksViews?: boolean;
}

const ANSWER_MILLIS = 20_000;

export function createWire(
  socket: WireSocket,
  { newId, answerMillis = ANSWER_MILLIS, checksViews = true }: MatchWireOptions,
): MatchWire {
  let last: { readonly seq: number; readonly version: number; readonly view: RoomView } | null = null;
  const waiting = new Set<(view: RoomView) => void>();
  const watching = new Set<ServerToClient['room:view']>();

  function take(seq: number, version: number, view: RoomView): void {
    if (last && last.view.code === view.code && seq < last.seq) return; // an older one that has come late
    last = { seq, version, view };
    for (const look of [...waiting]) look(view);
  }

  function told(message: Parameters<ServerToClient['room:view']>[0]): void {
    take(message.seq, message.version, message.view);
    for (const listener of watching) listener(message);
  }

  function changed({ seq, now, from, version, delta }: Parameters<ServerToClient['room:delta']>[0]): void {
    if (last?.version === from) {
      const next = applyDelta(last.view as unknown as Json, delta);
      const view = checksViews ? roomView.parse(next) : (next as unknown as RoomView);
      told({ seq, now, version, view });
      return;
    }
    // Something was missed: the next whole view makes up for it.
    wire.send('view:read', {}).then(
      (answer) => {
        if (answer.ok) told({ seq: answer.seq, now: answer.now, version: answer.version, view: answer.view });
      },
      () => undefined, // the connection is gone; whoever takes the seat back is given a whole view
    );
  }

  function on<M extends ServerMessage>(message: M, listener: ServerToClient[M]): () => void {
    if (message === 'room:view') {
      const whole = listener as ServerToClient['room:view'];
      watching.add(whole);
      return () => watching.delete(whole);
    }
    const checked = (sent: unknown) => listener(serverMessages[message].parse(sent) as never);
    socket.on(message, checked);
    return () => socket.off(message, checked);
  }
  socket.on('room:view', (sent) => told(serverMessages['room:view'].parse(sent)));
  const delta = serverMessages['room:delta'];
  socket.on('room:delta', (sent) =>
    changed(checksViews ? delta.parse(sent) : (sent as z.infer<typeof delta>)),
  );

  /** The id of the connection, once there is one: proofs are good on one connection only. */
  async function connection(): Promise<string> {
    while (socket.id === undefined) {
      await new Promise<void>((open) => {
        const told = () => {
          socket.off('connect', told);
          open();
        };
        socket.on('connect', told);
      });
    }
    return socket.id;
  }

  const wire: MatchWire = {
    on,
    view: () => last?.view ?? null,
    async send(message, wish) {
      const { shape } = clientMessages[message];
      const payload = {
        ...('protocol' in shape && { protocol: PROTOCOL_VERSION }),
        ...('id' in shape && { id: newId() }),
        ...wish,
      };
      const sent = isSealed(message) ? sealed(message, payload, await connection()) : payload;
      const answer = ackOf(message).parse(
        await socket.timeout(answerMillis).emitWithAck(message, sent),
      ) as Ack;
      if (answer.ok && answer.view) take(answer.seq ?? 0, answer.version ?? 0, answer.view);
      return answer as AckOf<typeof message>;
    },
    until: (wanted) =>
      new Promise((found) => {
        const look = (view: RoomView) => {
          if (!wanted(view)) return;
          waiting.delete(look);
          found(view);
        };
        waiting.add(look);
        if (last) look(last.view);
      }),
  };
  return wire;
}
