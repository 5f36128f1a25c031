import { z } from 'zod';
import { decodeSections, encodeSections } from '../data/sections.ts';
import { GameError } from '../errors.ts';
import { MODEL_KINDS, modelKindOf, withWeights } from './kinds.ts';
import type { Body, Model } from './model.ts';

const bodySchema = z.union(Object.values(MODEL_KINDS).map(({ meta }) => meta as z.ZodType<Body>));
const metaSchema = z.union([
  bodySchema,
  z.strictObject({ kind: z.literal('ensemble'), member: bodySchema, count: z.int().min(1).max(1000) }),
]);

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
  const weights = blocks.get('weights');
  try {
    const body = parsed.data;
    if (body.kind !== 'ensemble') return withWeights(body, weights);
    const { length } = modelKindOf(body.member).layout(body.member);
    const all = weights as Float32Array | Float64Array;
    withWeights(body.member, all?.subarray(0, length));
    if (all.length !== body.count * length) throw new GameError('bad-shape', 'not all members are there');
    return { ...body, weights: all };
  } catch (cause) {
    throw new GameError('bad-file', `not a model: ${(cause as Error).message}`, { cause });
  }
}
