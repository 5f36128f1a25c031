import type { ClientMessage, Payload } from './messages.ts';
import { connectionText, type KeyUse, type ProvenKey, seatKeyOf } from './seat-key.ts';

/** The tokens that a caller gives instead of the keys and proofs of a payload; they are not sent. */
interface Tokens {
  'room:join': { readonly token: string; readonly former?: string | undefined };
  'room:resume': { readonly token: string };
  'room:watch': { readonly watcher?: string | undefined };
  'host:invite': { readonly token: string };
}

/** A payload with tokens in place of what is proven by them. */
export type Unsealed<M extends ClientMessage> = M extends keyof Tokens
  ? Omit<Payload<M>, 'seat' | 'former' | 'watcher' | 'key'> & Tokens[M]
  : Payload<M>;

const SEALED: readonly string[] = [
  'room:join',
  'room:resume',
  'room:watch',
  'host:invite',
] satisfies (keyof Tokens)[];

/** Whether a message has something that a token proves. */
export const isSealed = (message: ClientMessage): boolean => SEALED.includes(message);

/** Puts keys and proofs in place of tokens. @param connection  the id of the connection that sends the payload */
export function sealed(message: ClientMessage, payload: object, connection: string): object {
  const { token, former, watcher, ...rest } = payload as Record<string, string | undefined>;
  const { code = '' } = rest;
  const shown = (use: KeyUse, secret: string | undefined) =>
    secret === undefined ? {} : { [use]: provenOn(connection, use, code, secret) };
  switch (message) {
    case 'room:join':
    case 'room:resume':
      return { ...rest, ...shown('seat', token), ...shown('former', former) };
    case 'room:watch':
      return { ...rest, ...shown('watcher', watcher) };
    case 'host:invite':
      return { ...rest, ...(token !== undefined && { key: seatKeyOf(token).key }) };
    default:
      return payload;
  }
}

function provenOn(connection: string, use: KeyUse, code: string, token: string): ProvenKey {
  const { key, prove } = seatKeyOf(token);
  return { key, proof: prove(connectionText(use, connection, code)) };
}
