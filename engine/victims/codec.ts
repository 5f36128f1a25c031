import { z } from 'zod';
import { type Block, decodeSections, encodeSections } from '../data/sections.ts';
import { GameError } from '../errors.ts';
import { EXTRACTOR_IDS, EXTRACTORS } from '../extractor/index.ts';
import type { NetworkShape } from '../numeric/core.ts';
import type { Model, SingleModel } from './model.ts';

const single = [
  z.strictObject({ kind: z.literal('linear'), d: z.int().min(1) }),
  z.strictObject({ kind: z.literal('softmax'), d: z.int().min(1), classes: z.int().min(3) }),
  z.strictObject({
    kind: z.literal('network'),
    shape: z.strictObject({
      d: z.int().min(1),
      hidden: z.int().min(1),
      classes: z.int().min(2),
      activation: z.enum(['tanh', 'relu']),
    }),
  }),
  z.strictObject({ kind: z.literal('transfer'), d: z.int().min(1), extractor: z.enum(EXTRACTOR_IDS) }),
] as const;
const member = z.discriminatedUnion('kind', single);
const metaSchema = z.discriminatedUnion('kind', [
  ...single,
  z.strictObject({ kind: z.literal('ensemble'), member, count: z.int().min(1).max(1000) }),
]);

/** Numbers in a network of this shape: W1, b1, W2, b2. */
export function networkSize({ d, hidden, classes }: NetworkShape): number {
  return hidden * d + hidden + classes * hidden + classes;
}

/** A model as bytes: a sections file with one block, `weights`. Decoding gives back the same bits. */
export function encodeModel(model: Model): ArrayBuffer {
  const { weights: _, ...meta } = model;
  return encodeSections(meta, { weights: model.weights }).buffer as ArrayBuffer;
}

/** @throws GameError 'bad-file' when the bytes are no encoded model. */
export function decodeModel(bytes: ArrayBuffer | Uint8Array): Model {
  const { meta, blocks } = decodeSections(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  const parsed = metaSchema.safeParse(meta);
  if (!parsed.success) throw new GameError('bad-file', `not a model: ${z.prettifyError(parsed.error)}`);
  const weights: Block | undefined = blocks.get('weights');
  const head = parsed.data;
  if (head.kind === 'ensemble') {
    if (!(weights instanceof Float64Array || weights instanceof Float32Array)) throw wrongWeights();
    const size = weights.length / head.count;
    if (!Number.isInteger(size)) throw wrongWeights();
    withWeights(head.member, weights.subarray(0, size));
    return { ...head, weights };
  }
  return withWeights(head, weights);
}

/** @throws GameError 'bad-file' when the weights are not those of such a model */
function withWeights(head: z.infer<typeof member>, weights: Block | undefined): SingleModel {
  if (head.kind === 'linear') {
    if (!(weights instanceof Float64Array) || weights.length !== head.d + 1) throw wrongWeights();
    return { kind: 'linear', d: head.d, weights };
  }
  if (head.kind === 'softmax') {
    const size = head.classes * (head.d + 1);
    if (!(weights instanceof Float64Array) || weights.length !== size) throw wrongWeights();
    return { ...head, weights };
  }
  if (head.kind === 'transfer') {
    const { d, classes: features } = EXTRACTORS[head.extractor].shape;
    if (!(weights instanceof Float64Array) || weights.length !== features + 1 || head.d !== d) {
      throw wrongWeights();
    }
    return { ...head, weights };
  }
  if (!(weights instanceof Float32Array) || weights.length !== networkSize(head.shape)) throw wrongWeights();
  return { kind: 'network', shape: head.shape, weights };
}

function wrongWeights(): GameError {
  return new GameError('bad-file', 'not a model: block weights is missing or has the wrong type or length');
}
