import { unzipSync } from 'fflate';
import { GameError } from '../../engine/errors.ts';
import { remarkError } from '../remarks.ts';
import { checkBytes, DATA_LIMITS, type DataLimits, fileSizeOf } from './limits.ts';
import { crc32, zipDirectory } from './zip-directory.ts';

/**
 * The arrays of a NumPy .npz file (a zip of .npy files), still as .npy bytes, by name. Only those
 * that `wanted` picks are unpacked, so nothing is spent on the others; an entry that says it unpacks
 * to more than a file may have is refused before it does, one whose checksum does not fit afterwards.
 *
 * @throws GameError 'bad-file' or 'too-large'.
 */
export function readNpz(
  name: string,
  bytes: Uint8Array,
  wanted: (array: string) => boolean,
  limits: DataLimits = DATA_LIMITS,
): Map<string, Uint8Array> {
  checkBytes(name, bytes.length, limits);
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: (entry) => {
        if (!entry.name.endsWith('.npy') || !wanted(arrayName(entry.name))) return false;
        if (entry.originalSize > limits.maxBytes)
          throw remarkError('too-large', 'array-too-large', {
            file: name,
            array: arrayName(entry.name),
            size: fileSizeOf(entry.originalSize),
            most: fileSizeOf(limits.maxBytes),
          });
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof GameError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw remarkError('bad-file', 'broken-zip', { file: name, said }, { cause });
  }
  const checksums = new Map(zipDirectory(name, bytes).map((entry) => [entry.name, entry.crc]));
  for (const [entry, content] of Object.entries(entries)) {
    if (crc32(content) !== checksums.get(entry))
      throw remarkError('bad-file', 'damaged-array', { file: name, array: arrayName(entry) });
  }
  return new Map(Object.entries(entries).map(([entry, content]) => [arrayName(entry), content]));
}

/** Names of the arrays in a .npz file; unpacks nothing. */
export function listNpz(name: string, bytes: Uint8Array, limits: DataLimits = DATA_LIMITS): string[] {
  const names: string[] = [];
  readNpz(name, bytes, (array) => names.push(array) < 0, limits);
  return names;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function arrayName(entry: string): string {
  return entry.replace(/\.npy$/, '');
}
