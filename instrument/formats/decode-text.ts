import { remarkError } from '../remarks.ts';

/**
 * The text of a file without its byte order mark: UTF-8, or UTF-16 where the mark says so (Excel writes it
 * as “Unicode text”).
 *
 * @throws GameError 'bad-file' for bytes that are neither.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, 4096).includes(0))
    throw remarkError('bad-file', 'no-text', { file: name });
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw remarkError('bad-file', 'not-utf8', { file: name }, { cause });
  }
}

/** As much of the beginning as is needed to recognise a format; what is no text becomes U+FFFD. */
export function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder(markedEncoding(bytes)).decode(bytes.subarray(0, 65_536));
}

function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
