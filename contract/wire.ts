import type { RoomView } from '../engine/match/views.ts';
import {
  type Ack,
  type AckOf,
  ackOf,
  type ClientMessage,
  clientMessages,
  type Payload,
  type ServerMessage,
  type ServerToClient,
  serverMessages,
} from './messages.ts';
import { PROTOCOL_VERSION } from './values.ts';

/** The part of a Socket.IO client's socket that is used. */
export interface WireSocket {
  timeout(millis: number): { emitWithAck(message: string, payload: unknown): Promise<unknown> };
  on(message: string, listener: (sent: unknown) => void): unknown;
  off(message: string, listener: (sent: unknown) => void): unknown;
}

/** What the caller gives of a payload: protocol and command id are filled in unless they are given. */
export type MessageWish<M extends ClientMessage> = Omit<Payload<M>, 'protocol' | 'id'> & {
  readonly id?: string;
};

/** One connection to the server, with everything that crosses it checked against the contract. */
export interface MatchWire {
  /** @throws what the socket throws when nobody answers in time; Error when the answer is not what the contract says */
  send<M extends ClientMessage>(message: M, wish: MessageWish<M>): Promise<AckOf<M>>;
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
}

const ANSWER_MILLIS = 20_000;

export function createWire(
  socket: WireSocket,
  { newId, answerMillis = ANSWER_MILLIS }: MatchWireOptions,
): MatchWire {
  let last: { readonly seq: number; readonly view: RoomView } | null = null;
  const waiting = new Set<(view: RoomView) => void>();

  function take(seq: number, view: RoomView): void {
    if (last && last.view.code === view.code && seq < last.seq) return; // an older one that has come late
    last = { seq, view };
    for (const look of [...waiting]) look(view);
  }

  function on<M extends ServerMessage>(message: M, listener: ServerToClient[M]): () => void {
    const checked = (sent: unknown) => listener(serverMessages[message].parse(sent) as never);
    socket.on(message, checked);
    return () => socket.off(message, checked);
  }
  on('room:view', ({ seq, view }) => take(seq, view));

  return {
    on,
    view: () => last?.view ?? null,
    async send(message, wish) {
      const { shape } = clientMessages[message];
      const payload = {
        ...('protocol' in shape && { protocol: PROTOCOL_VERSION }),
        ...('id' in shape && { id: newId() }),
        ...wish,
      };
      const answer = ackOf(message).parse(
        await socket.timeout(answerMillis).emitWithAck(message, payload),
      ) as Ack;
      if (answer.ok && answer.view) take(answer.seq ?? 0, answer.view);
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
}
