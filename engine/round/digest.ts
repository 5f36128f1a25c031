import { bytesToHex } from '@noble/hashes/utils.js';
import type { Core } from '../numeric/core.ts';
import { identityOf } from '../victims/kinds.ts';
import type { RecordedResult, RoundResult } from './result.ts';

type Numbers = Uint8Array | Int32Array | Float32Array | Float64Array;

/**
 * The result with its digest: SHA-256, hex, over every byte of it in a fixed order: the stream, where each row came
 * from and went, both models, then the numbers of the summary as f64 by name; names in it are left out. Numbers are
 * little-endian.
 */
export const recorded = (core: Core, result: RoundResult): RecordedResult => ({
  ...result,
  summary: { ...result.summary, digest: digestOf(core, result) },
});

function digestOf(core: Core, result: RoundResult): string {
  const hash = core.sha256();
  const add = (values: Numbers) => {
    hash.update(Uint8Array.of(values.BYTES_PER_ELEMENT));
    hash.update(new Uint8Array(Float64Array.of(values.length).buffer));
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  };
  const { summary, stream, origin, source, removedBy, relabelled, model, cleanModel } = result;
  add(Int32Array.of(stream.n, stream.d, stream.classes));
  add(stream.x);
  add(stream.y);
  add(origin);
  add(source);
  add(removedBy);
  if (relabelled) add(relabelled);
  for (const each of [model, cleanModel]) {
    add(identityOf(each));
    add(each.weights);
  }
  add(Float64Array.from(numbersOf(summary)));
  return bytesToHex(hash.digest());
}

/** Names that the digest sorts by where they are not those of today: a new name does not change a digest. */
const DIGEST_NAMES: Readonly<Record<string, string>> = { attackScore: 'redScore', defenceScore: 'blueScore' };

/** The numbers of a nested record, in the order of their names. */
function numbersOf(record: object): number[] {
  return Object.entries(record)
    .map(([name, value]) => [DIGEST_NAMES[name] ?? name, value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, value]) =>
      typeof value === 'object' && value !== null
        ? numbersOf(value)
        : typeof value === 'string'
          ? []
          : [Number(value)],
    );
}
