import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { EXTRACTOR_IDS } from '../extractor/index.ts';
import type { Ensemble, Model } from '../victims/model.ts';
import type { RoundResult, RoundSummary } from './result.ts';

type Numbers = Uint8Array | Int32Array | Float32Array | Float64Array;

/**
 * SHA-256, hex, over every byte of a round's result in a fixed order: the stream, where each row came
 * from and went, both models, then the numbers of the summary as f64 by name; names in it are left out.
 * Numbers are little-endian.
 */
export function digestOf(
  result: Omit<RoundResult, 'summary'>,
  summary: Omit<RoundSummary, 'digest'>,
): string {
  const hash = sha256.create();
  const add = (values: Numbers) => {
    hash.update(Uint8Array.of(values.BYTES_PER_ELEMENT));
    hash.update(new Uint8Array(Float64Array.of(values.length).buffer));
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  };
  const { stream, origin, source, removedBy, relabelled, model, cleanModel } = result;
  add(Int32Array.of(stream.n, stream.d, stream.classes));
  add(stream.x);
  add(stream.y);
  add(origin);
  add(source);
  add(removedBy);
  if (relabelled) add(relabelled);
  for (const each of [model, cleanModel]) {
    add(shapeOf(each));
    add(each.weights);
  }
  add(Float64Array.from(numbersOf(summary)));
  return bytesToHex(hash.digest());
}

function shapeOf(model: Model | Ensemble['member']): Int32Array {
  if (model.kind === 'ensemble') return Int32Array.of(4, model.count, ...shapeOf(model.member));
  if (model.kind === 'linear') return Int32Array.of(0, model.d);
  if (model.kind === 'transfer') return Int32Array.of(2, model.d, EXTRACTOR_IDS.indexOf(model.extractor));
  if (model.kind === 'softmax') return Int32Array.of(3, model.d, model.classes);
  const { d, hidden, classes, activation } = model.shape;
  return Int32Array.of(1, d, hidden, classes, activation === 'tanh' ? 0 : 1);
}

/** The numbers of a nested record, in the order of their names. */
function numbersOf(record: object): number[] {
  return Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, value]) =>
      typeof value === 'object' && value !== null
        ? numbersOf(value)
        : typeof value === 'string'
          ? []
          : [Number(value)],
    );
}
