import { getPublicKey, hashes, sign } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { PROTOCOL_VERSION } from './values.ts';

hashes.sha512 = sha512;

/** The public half of a seat's key pair, Ed25519, as hex. */
export const seatKey = z.string().regex(/^[0-9a-f]{64}$/);
const signature = z.string().regex(/^[0-9a-f]{128}$/);
/** A key, and the signature by which whoever sends it shows that they have the token. */
export const provenKey = z.strictObject({ key: seatKey, proof: signature });
export type ProvenKey = z.infer<typeof provenKey>;

/** What a token is good for. */
export interface SeatKey {
  readonly key: string;
  /** Signs a text. @returns 128 hex digits */
  prove(text: string): string;
}

/** Keys that were worked out lately: one takes milliseconds. */
const lately = new Map<string, SeatKey>();
const MOST_LATELY = 64;

/**
 * The key pair of a seat. It follows from the seat's token, which stays where it was made: a server and everybody who
 * listens on the way get to know the public key and signatures.
 *
 * @param token  any text; one that is to keep a seat has at least 128 random bits
 */
export function seatKeyOf(token: string): SeatKey {
  const known = lately.get(token);
  if (known) return known;
  const secret = sha256(utf8ToBytes(`poisoned-well seat ${token}`));
  const made: SeatKey = {
    key: bytesToHex(getPublicKey(secret)),
    prove: (text) => bytesToHex(sign(utf8ToBytes(text), secret)),
  };
  if (lately.size >= MOST_LATELY) lately.clear();
  lately.set(token, made);
  return made;
}

/** What a key is shown for: the seat that is taken, a seat that was left, or a watcher's guesses. */
export type KeyUse = 'seat' | 'former' | 'watcher';

/**
 * What is signed to be known on a connection. The connection's id is drawn anew by the server for each one, so a
 * signature that was listened to is good for nothing on another.
 */
export const connectionText = (use: KeyUse, connection: string, code: string): string =>
  JSON.stringify(['poisoned-well', PROTOCOL_VERSION, 'socket', use, connection, code]);

/** A request over HTTP that a seat makes. */
export interface SeatRequest {
  readonly method: string;
  /** Below the server's base path, with the slash at its beginning. */
  readonly path: string;
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number;
  /** SHA-256 of the body as hex; '' where there is none. */
  readonly body: string;
}

const requestText = ({ method, path, at, body }: SeatRequest): string =>
  JSON.stringify(['poisoned-well', PROTOCOL_VERSION, 'http', method, path, at, body]);

/** The header `Authorization` of a request: scheme `Seat`, then key, time, hash of the body and signature. */
export function seatHeader(token: string, request: SeatRequest): string {
  const { key, prove } = seatKeyOf(token);
  return `Seat ${key}.${request.at}.${request.body}.${prove(requestText(request))}`;
}

export const bodyHash = (body: Uint8Array): string => bytesToHex(sha256(body));

const HEADER = /^seat ([0-9a-f]{64})\.(\d{1,16})\.([0-9a-f]{64})?\.([0-9a-f]{128})$/;

/**
 * What such a header says, and the text that its signature has to be of; null where it is none. Hex digits may be of
 * either case; what comes back is in lower case, so that the same signature is always the same text.
 */
export function readSeatHeader(header: string, { method, path }: Pick<SeatRequest, 'method' | 'path'>) {
  const [, key, time, body = '', proof] = HEADER.exec(header.toLowerCase()) ?? [];
  if (key === undefined || proof === undefined) return null;
  const at = Number(time);
  return { key, at, body, proof, text: requestText({ method, path, at, body }) };
}
