import type { Projection } from '../../engine/round/projection.ts';
import { membersOf } from '../../engine/victims/ensemble.ts';
import type { Model } from '../../engine/victims/model.ts';

/** Fills in what a model says for each class at a place of the plane; the largest wins. */
export type LogitsAt = (u: number, v: number, into: Float64Array) => void;

/** Classes that a model tells apart. */
export function classesOf(model: Model): number {
  const body = model.kind === 'ensemble' ? model.member : model;
  if (body.kind === 'network') return body.shape.classes;
  return body.kind === 'softmax' ? body.classes : 2;
}

/**
 * A model of more than two classes, cut by the plane of a projection: every unit sees only its own
 * weights' shadow on the plane, so a place costs no more than the model's small part. For drawing only.
 */
export function logitsIn(model: Model, projection: Projection): LogitsAt {
  const { mean, axes } = projection;
  const classes = classesOf(model);
  if (model.kind === 'ensemble') {
    const members = membersOf(model).map((member) => logitsIn(member, projection));
    const own = new Float64Array(classes);
    return (u, v, into) => {
      into.fill(0);
      for (const member of members) {
        member(u, v, own);
        const won = winnerOf(own).winner;
        into[won] = (into[won] as number) + 1;
      }
    };
  }
  if (model.kind === 'softmax') {
    const { d, weights } = model;
    const units = shadowsOf(weights, weights.subarray(classes * d), classes, mean, axes);
    return (u, v, into) => castInto(units, u, v, into);
  }
  if (model.kind !== 'network') throw new Error(`a ${model.kind} model has two classes`);
  const { shape, weights } = model;
  const { d, hidden, activation } = shape;
  const units = shadowsOf(weights, weights.subarray(hidden * d), hidden, mean, axes);
  const inner = new Float64Array(hidden);
  const out = hidden * d + hidden;
  const biases = out + classes * hidden;
  return (u, v, into) => {
    castInto(units, u, v, inner);
    for (let h = 0; h < hidden; h++) {
      const z = inner[h] as number;
      inner[h] = activation === 'tanh' ? Math.tanh(z) : Math.max(0, z);
    }
    for (let k = 0; k < classes; k++) {
      let sum = weights[biases + k] as number;
      for (let h = 0; h < hidden; h++)
        sum += (weights[out + k * hidden + h] as number) * (inner[h] as number);
      into[k] = sum;
    }
  };
}

/** The largest of some logits, and how far it is ahead. A tie goes to the smaller class. */
export function winnerOf(logits: Float64Array): { readonly winner: number; readonly lead: number } {
  let winner = 0;
  let second = Number.NEGATIVE_INFINITY;
  for (let k = 1; k < logits.length; k++) {
    const value = logits[k] as number;
    const best = logits[winner] as number;
    if (value > best) {
      second = best;
      winner = k;
    } else if (value > second) second = value;
  }
  return { winner, lead: (logits[winner] as number) - second };
}

/** f64[3 · count]: offset, slope along the first axis, slope along the second, of each unit. */
function shadowsOf(
  weights: Float32Array | Float64Array,
  biases: Float32Array | Float64Array,
  count: number,
  mean: Float32Array,
  axes: readonly [Float32Array, Float32Array],
): Float64Array {
  const d = mean.length;
  const shadows = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    [mean, ...axes].forEach((direction, k) => {
      let sum = k === 0 ? (biases[i] as number) : 0;
      for (let j = 0; j < d; j++) sum += (weights[i * d + j] as number) * (direction[j] as number);
      shadows[3 * i + k] = sum;
    });
  }
  return shadows;
}

function castInto(shadows: Float64Array, u: number, v: number, into: Float64Array): void {
  for (let i = 0; 3 * i < shadows.length; i++) {
    const at = 3 * i;
    into[i] = (shadows[at] as number) + u * (shadows[at + 1] as number) + v * (shadows[at + 2] as number);
  }
}
