import { z } from 'zod';
import { decodeSections, encodeSections, type NumberBlock } from '../data/sections.ts';
import { GameError } from '../errors.ts';
import { MODEL_KINDS, modelKindOf, withWeights } from './kinds.ts';
import type { Body, Model } from './model.ts';

const bodySchema = z.union(Object.values(MODEL_KINDS).map(({ meta }) => meta as z.ZodType<Body>));
const metaSchema = z.union([
  bodySchema,
  z.strictObject({ kind: z.literal('ensemble'), member: bodySchema, count: z.int().min(1).max(1000) }),
]);
const sketchSchema = z.strictObject({ sketch: metaSchema, lo: z.number(), step: z.number().min(0) });
type Sketch = z.infer<typeof sketchSchema>;

/** A model as bytes: a sections file with one block, `weights`. Decoding gives back the same bits. */
export function encodeModel(model: Model): ArrayBuffer {
  const { weights: _, ...meta } = model;
  return encodeSections(meta, { weights: model.weights }).buffer as ArrayBuffer;
}

/** The largest code of a weight in a sketch. */
const FINEST = 65_535;

/**
 * A model as bytes for drawing, of 2 bytes a weight: u16 codes between the smallest and the largest weight, so a
 * weight is off by at most 1/131070 of what lies between them. Weights that are not finite are taken for 0.
 */
export function encodeSketch(model: Model): ArrayBuffer {
  const { weights: exact, ...sketch } = model;
  const weights = Float64Array.from(exact, (weight) => (Number.isFinite(weight) ? weight : 0));
  const lo = weights.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY);
  const hi = weights.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  const step = (hi - lo) / FINEST;
  const codes = Uint16Array.from(weights, (weight) => (step > 0 ? Math.round((weight - lo) / step) : 0));
  return encodeSections({ sketch, lo, step }, { weights: codes }).buffer as ArrayBuffer;
}

/**
 * A model of encodeModel, or of encodeSketch with its rounded weights.
 * @throws GameError 'bad-file' when the bytes are no encoded model.
 */
export function decodeModel(bytes: ArrayBuffer | Uint8Array): Model {
  const { meta, blocks } = decodeSections(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  const parsed = z.union([metaSchema, sketchSchema]).safeParse(meta);
  if (!parsed.success) throw new GameError('bad-file', `not a model: ${z.prettifyError(parsed.error)}`);
  const found = parsed.data;
  const block = blocks.get('weights');
  return 'sketch' in found ? modelOf(found.sketch, weightsIn(found, block)) : modelOf(found, block);
}

/** The weights of a sketch, as numbers of the type that its model has. */
function weightsIn({ sketch, lo, step }: Sketch, codes: NumberBlock | undefined): NumberBlock | undefined {
  if (!(codes instanceof Uint16Array)) return undefined;
  const body = sketch.kind === 'ensemble' ? sketch.member : sketch;
  const weights = Float64Array.from(codes, (code) => lo + code * step);
  return modelKindOf(body).layout(body).numbers === 'f32' ? Float32Array.from(weights) : weights;
}

function modelOf(body: z.infer<typeof metaSchema>, weights: NumberBlock | undefined): Model {
  try {
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
