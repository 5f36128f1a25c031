import type { Socket } from 'socket.io';
import {
  type Ack,
  type AckOf,
  type ClientMessage,
  clientMessages,
  type Payload,
  type Refusal,
} from '../../contract/messages.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { GameError } from '../../engine/errors.ts';

export type Handler<M extends ClientMessage> = (payload: Payload<M>) => Promise<AckOf<M>>;

const TOO_FAST: Refusal = { ok: false, code: 'too-fast', detail: 'wait a second' };

/**
 * The only way handlers meet a socket: by the time one runs, the limits have let the message through and its payload
 * has been checked, and whatever it throws becomes a refusal. What is not in the contract is refused, not ignored. A
 * peer that sends no acknowledgement function is answered with silence.
 */
export function listenToAll(
  peer: { use(guard: (event: unknown[], next: () => void) => void): unknown },
  handlers: { readonly [M in ClientMessage]: Handler<M> },
  mayAsk: () => boolean,
  report: (error: unknown) => void,
  heard: (message: string, code: string, seconds: number) => void = () => {},
): void {
  // The peer is not ours: the declared types say what it should send, not what it did.
  const socket = peer as Socket;
  socket.use(([message, ...sent], next) => {
    if (Object.hasOwn(clientMessages, message)) return next();
    reply(sent, mayAsk() ? { ok: false, code: 'bad-payload', detail: 'no such message' } : TOO_FAST);
  });
  for (const message of Object.keys(clientMessages) as ClientMessage[]) {
    const handle = handlers[message] as (payload: unknown) => Promise<Ack>;
    socket.on(message, async (...sent: unknown[]) => {
      const began = performance.now();
      const checked = mayAsk() ? check(message, sent[0]) : TOO_FAST;
      const ack = 'payload' in checked ? await answer(handle, checked.payload, report) : checked;
      reply(sent, ack);
      heard(message, ack.ok ? 'ok' : ack.code, (performance.now() - began) / 1_000);
    });
  }
}

function reply(sent: readonly unknown[], ack: Ack): void {
  const last = sent.at(-1);
  if (typeof last === 'function') last(ack);
}

async function answer(
  handle: (payload: unknown) => Promise<Ack>,
  payload: unknown,
  report: (error: unknown) => void,
): Promise<Ack> {
  try {
    return await handle(payload);
  } catch (error) {
    if (!(error instanceof GameError)) report(error);
    return { ok: false, code: error instanceof GameError ? error.code : 'internal' };
  }
}

function check(message: ClientMessage, raw: unknown): { readonly payload: unknown } | Refusal {
  if (isStale(raw)) return { ok: false, code: 'stale-client', detail: 'reload the page' };
  const parsed = clientMessages[message].safeParse(raw);
  return parsed.success ? { payload: parsed.data } : badPayload(parsed.error.issues[0]);
}

/** A client of another version says so; what else it sends may look like anything. */
function isStale(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('protocol' in raw)) return false;
  return typeof raw.protocol === 'number' && raw.protocol !== PROTOCOL_VERSION;
}

function badPayload(issue: { path: PropertyKey[]; message: string } | undefined): Refusal {
  const where = (issue?.path ?? []).map(String).join('.').slice(0, 80);
  const detail = `${where || 'payload'}: ${issue?.message ?? 'not understood'}`.slice(0, 200);
  return { ok: false, code: 'bad-payload', detail };
}
