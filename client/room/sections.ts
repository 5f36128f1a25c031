import type { TrainingMeta } from '../../contract/http.ts';
import { decodeSections, type NumberBlock } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';

/** What the `training` endpoint tells: who is trained on, the ghost, the frames so far. */
export interface TrainingSection {
  readonly meta: TrainingMeta;
  readonly kept: Uint8Array;
  readonly cleanModel: Model;
  readonly frames: readonly Model[];
}

/** What the `reveal` endpoint tells. */
export interface Reveal {
  readonly origin: Uint8Array;
  readonly removedBy: Uint8Array;
  readonly turned: Uint8Array;
  readonly model: Model;
  readonly cleanModel: Model;
}

function bytesIn(blocks: ReadonlyMap<string, NumberBlock>, name: string): Uint8Array {
  const block = blocks.get(name);
  if (block instanceof Uint8Array) return block;
  throw new GameError('bad-file', `sections file: block ${name} is missing`);
}

export function readTraining(file: Uint8Array): TrainingSection {
  const { meta, blocks } = decodeSections(file);
  const head = meta as TrainingMeta;
  return {
    meta: head,
    kept: bytesIn(blocks, 'kept'),
    cleanModel: decodeModel(bytesIn(blocks, 'cleanModel')),
    frames: head.frames.map((_, i) => decodeModel(bytesIn(blocks, `frame${i}`))),
  };
}

export function readReveal(file: Uint8Array): Reveal {
  const { blocks } = decodeSections(file);
  return {
    origin: bytesIn(blocks, 'origin'),
    removedBy: bytesIn(blocks, 'removedBy'),
    turned: bytesIn(blocks, 'turned'),
    model: decodeModel(bytesIn(blocks, 'model')),
    cleanModel: decodeModel(bytesIn(blocks, 'cleanModel')),
  };
}
