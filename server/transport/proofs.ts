import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { connectionText, type KeyUse, type ProvenKey, readSeatHeader } from '../../contract/seat-key.ts';
import { GameError } from '../../engine/errors.ts';

/** A signed request is good for this long before and after its time. */
const WINDOW_MILLIS = 60_000;
/** Signatures that are remembered twice over: anybody can make keys and sign, and a flood takes no more memory than this. */
const MOST_USED = 50_000;

/** The first bytes of every Ed25519 public key in DER (RFC 8410). */
const KEY_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Keys that were read last: a seat signs many requests, and reading its key takes longer than checking what it signed. */
const MOST_KEYS = 1_024;
const keysRead = new Map<string, KeyObject>();

/** @param key  Ed25519, 32 bytes as hex @throws Error when it is no point of the curve */
function readKey(key: string): KeyObject {
  const known = keysRead.get(key);
  if (known) return known;
  const der = Buffer.concat([KEY_HEAD, Buffer.from(key, 'hex')]);
  const read = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const [oldest] = keysRead.keys();
  if (keysRead.size >= MOST_KEYS && oldest !== undefined) keysRead.delete(oldest);
  keysRead.set(key, read);
  return read;
}

/** @param key  Ed25519, 32 bytes as hex @param proof  64 bytes as hex */
function isSigned(key: string, text: string, proof: string): boolean {
  try {
    return verify(null, Buffer.from(text), readKey(key), Buffer.from(proof, 'hex'));
  } catch {
    return false; // no point of the curve
  }
}

/** Whether a key was shown on this connection, for this use and room, by somebody who has its token. */
export const isProven = ({ key, proof }: ProvenKey, use: KeyUse, connection: string, code: string): boolean =>
  isSigned(key, connectionText(use, connection, code), proof);

/** A request as it is checked. */
export interface Signed {
  readonly method: string;
  readonly path: string;
  /** The header `Authorization`. */
  readonly header: string;
}

/** Who has signed requests, each of which is good once. */
export interface RequestProofs {
  /**
   * The key that has signed a request, and the SHA-256 that its body has to have ('' for none).
   *
   * @throws GameError 'proof-wrong' when the signature is not of this request, 'proof-stale' when it is of another time or
   *   was used before
   */
  signerOf(request: Signed): { readonly key: string; readonly body: string };
}

export function createRequestProofs(now: () => number): RequestProofs {
  // Signatures of this span and of the one before it; what is older is stale anyway.
  let used = new Set<string>();
  let usedBefore = new Set<string>();
  let began = now();

  function isNew(proof: string): boolean {
    const span = Math.abs(now() - began);
    if (span > 2 * WINDOW_MILLIS || used.size >= MOST_USED) {
      usedBefore = span > 4 * WINDOW_MILLIS ? new Set() : used;
      used = new Set();
      began = now();
    }
    if (used.has(proof) || usedBefore.has(proof)) return false;
    used.add(proof);
    return true;
  }

  return {
    signerOf({ header, ...request }) {
      const said = readSeatHeader(header, request);
      if (!said)
        throw new GameError('proof-wrong', 'Authorization is to be: Seat <key>.<time>.<hash>.<signature>');
      if (Math.abs(now() - said.at) > WINDOW_MILLIS)
        throw new GameError('proof-stale', `a request is signed for its time, to ${WINDOW_MILLIS / 1_000} s`);
      if (!isSigned(said.key, said.text, said.proof))
        throw new GameError('proof-wrong', 'the signature is of another request or by another key');
      if (!isNew(said.proof)) throw new GameError('proof-stale', 'this signed request was answered before');
      return { key: said.key, body: said.body };
    },
  };
}

/** SHA-256 of a body, as a request names it. */
export const hashOfBody = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');
