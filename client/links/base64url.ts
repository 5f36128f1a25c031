import { fromBase64 } from '../../engine/extractor/base64.ts';

/** Bytes as they stand in a link: base64url without padding (RFC 4648). */
export function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text: string): Uint8Array {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/');
  return fromBase64(plain.padEnd(4 * Math.ceil(plain.length / 4), '='));
}
