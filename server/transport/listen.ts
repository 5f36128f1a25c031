import type { Socket } from 'socket.io';
import { type Ack, type ClientMessage, clientMessages, type Payload } from '../../contract/messages.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { GameError } from '../../engine/errors.ts';

export type Handler<M extends ClientMessage> = (payload: Payload<M>) => Promise<Ack>;

/**
 * The only way a handler meets a socket: by the time it runs the payload has been checked, and
 * whatever it throws becomes a refusal. A peer that sends no ack is answered with silence.
 */
export function listen<M extends ClientMessage>(
  socket: Socket,
  message: M,
  allow: (message: M) => Ack | null,
  handle: Handler<M>,
  report: (error: unknown) => void,
): void {
  const schema = clientMessages[message];
  socket.on(message as string, (...sent: unknown[]) => {
    const last = sent.at(-1);
    const reply = (answer: Ack) => {
      if (typeof last === 'function') last(answer);
    };
    const limited = allow(message);
    if (limited) return reply(limited);
    const raw = sent[0];
    if (isStale(raw)) return reply({ ok: false, code: 'stale-client', detail: 'reload the page' });
    const parsed = schema.safeParse(raw);
    if (!parsed.success) return reply(badPayload(parsed.error.issues[0]));
    handle(parsed.data as Payload<M>).then(reply, (error: unknown) => {
      if (!(error instanceof GameError)) report(error);
      reply({ ok: false, code: error instanceof GameError ? error.code : 'internal' });
    });
  });
}

/** A client of another version says so; what else it sends may look like anything. */
function isStale(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('protocol' in raw)) return false;
  return typeof raw.protocol === 'number' && raw.protocol !== PROTOCOL_VERSION;
}

function badPayload(issue: { path: PropertyKey[]; message: string } | undefined): Ack {
  const where = (issue?.path ?? []).map(String).join('.').slice(0, 80);
  const detail = `${where || 'payload'}: ${issue?.message ?? 'not understood'}`.slice(0, 200);
  return { ok: false, code: 'bad-payload', detail };
}
