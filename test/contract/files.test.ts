import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeKnown, encodeKnown } from '../../contract/files/known.ts';
import { decodeModels, encodeModels } from '../../contract/files/models.ts';
import { decodeReveal, encodeReveal } from '../../contract/files/reveal.ts';
import { type CodedRows, type DataMeta, packedFile, plainFile } from '../../contract/files/rows.ts';
import { decodeSamples, encodeSamples } from '../../contract/files/samples.ts';
import { decodeStream, encodeStream, labelsIn } from '../../contract/files/stream.ts';
import { decodeTraining, encodeTraining } from '../../contract/files/training.ts';
import { decodeSections, encodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import { encodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

const model = { kind: 'linear', d: 2, weights: Float64Array.of(0.5, -1, 2) } satisfies Model;
const bytes = new Uint8Array(encodeModel(model));

const meta = fc
  .record({ n: fc.nat(9), d: fc.integer({ min: 1, max: 4 }), pictures: fc.boolean() })
  .map(({ n, d, pictures }): DataMeta => {
    const head = { bout: 'r1b1', scenario: 'moons', n, classes: 2 };
    return pictures ? { ...head, d: d ** 2, side: d } : { ...head, d };
  });
const rowsOf = (n: number, d: number, wide: boolean): fc.Arbitrary<CodedRows> =>
  fc.record({
    x: wide
      ? fc.uint16Array({ minLength: n * d, maxLength: n * d })
      : fc.uint8Array({ minLength: n * d, maxLength: n * d }),
    y: fc.uint8Array({ minLength: n, maxLength: n }),
  });
const files = fc.tuple(meta, fc.boolean(), fc.nat(3)).chain(([meta, wide, k]) =>
  fc.record({
    meta: fc.constant(meta),
    rows: rowsOf(meta.n, meta.d, wide),
    targets: fc.option(rowsOf(k, meta.d, wide)),
    marks: fc.uint8Array({ minLength: meta.n, maxLength: meta.n }),
    plane: fc.option(
      fc.constant({
        d: 1,
        mean: Float32Array.of(1),
        axes: [Float32Array.of(1), Float32Array.of(0)] as [Float32Array, Float32Array],
      }),
    ),
    source: fc.int32Array({ minLength: meta.n, maxLength: meta.n }),
  }),
);

describe('files of a bout', () => {
  it('WIRE-22 come back as they were, to the bit', () => {
    fc.assert(
      fc.property(files, ({ meta, rows, targets, marks, plane, source }) => {
        const known = { meta, rows, targets };
        expect(decodeKnown(encodeKnown(known))).toEqual(known);
        const stream = { meta, rows, golden: targets, contributor: targets && source };
        expect(decodeStream(encodeStream(stream))).toEqual(stream);
        const sent = packedFile(core, encodeStream(stream));
        expect(decodeStream(sent)).toEqual(stream);
        expect(decodeStream(plainFile(sent))).toEqual(stream);
        expect(labelsIn(sent)).toEqual(rows.y);
        const fates = { origin: marks, source, removedBy: marks, part: targets && marks, relabelled: marks };
        const layout = {
          places: Float32Array.from({ length: 2 * meta.n }, (_, i) => (i % 4 < 2 ? 0 : 1)),
          plane,
        };
        const models = { layout, model: bytes, cleanModel: bytes };
        const reveal = { meta, ...fates, ...models, targets, takenFor: targets?.y ?? null };
        expect(decodeReveal(encodeReveal(reveal))).toEqual({ ...reveal, model, cleanModel: model });
        const { bout, scenario, n } = meta;
        for (const x of [rows.x, null]) {
          const samples = { meta, y: rows.y, x };
          expect(decodeSamples(encodeSamples(samples))).toEqual(samples);
        }
        const both = { meta: { bout, scenario }, model: bytes, cleanModel: bytes };
        expect(decodeModels(encodeModels(both))).toEqual({ ...both, model, cleanModel: model });
        const frame = { step: 1, index: 0, loss: 0.5, accuracy: 0.9 };
        const head = { bout, scenario, n, cleanAccuracy: 0.9, count: 3, frames: [frame] };
        const training = { meta: head, kept: marks, layout, cleanModel: bytes, frames: [bytes] };
        expect(decodeTraining(encodeTraining(training))).toEqual({
          ...training,
          cleanModel: model,
          frames: [model],
        });
      }),
      { seed: 22, numRuns: 40 },
    );
  });

  it('WIRE-22 are refused with bad-file when a block is missing, too long or too many', () => {
    const head = { bout: 'r1b1', scenario: 'moons', n: 2, d: 2, classes: 2 };
    const rows = { x: new Uint8Array(4), y: new Uint8Array(2) };
    const refused = (meta: object, blocks: Record<string, Uint8Array>) => {
      expect(() => decodeKnown(encodeSections(meta, blocks))).toThrow(
        expect.objectContaining({ code: 'bad-file' }),
      );
    };
    expect(decodeKnown(encodeSections(head, rows)).rows).toEqual(rows);
    refused(head, { x: rows.x });
    refused(head, { ...rows, y: new Uint8Array(3) });
    refused(head, { ...rows, origin: new Uint8Array(2) });
    refused({ ...head, n: -1 }, rows);
    refused({ ...head, seed: 1 }, rows);
  });

  it('WIRE-22 no bytes make a decoder fail in another way', () => {
    const plain = encodeKnown({
      meta: { bout: 'r1b1', scenario: 'moons', n: 1, d: 1, classes: 2 },
      rows: { x: new Uint8Array(1), y: new Uint8Array(1) },
      targets: null,
    });
    const good = packedFile(core, plain);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, value, length) => {
        const broken = Uint8Array.from(good);
        broken[at] = value;
        for (const decode of [
          decodeKnown,
          decodeStream,
          decodeSamples,
          decodeTraining,
          decodeReveal,
          decodeModels,
        ]) {
          try {
            decode(broken.slice(0, length));
          } catch (error) {
            expect(error).toBeInstanceOf(GameError);
            expect((error as GameError).code).toBe('bad-file');
          }
        }
      }),
      { seed: 23, numRuns: 500 },
    );
    expect(decodeSections(good).blocks.size).toBe(2);
  });
});
