import { z } from 'zod';
import { encodeSections } from '../../engine/data/sections.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import { type DrawnLayout, layoutIn, putLayout } from './layout.ts';
import { openFile } from './rows.ts';

export const trainingMeta = z.strictObject({
  bout: z.string().max(12),
  scenario: z.string().max(40),
  /** Rows of the stream. */
  n: z.int().min(0),
  /** Accuracy of the clean model on the test set, the ghost to compare with; 0 … 1. */
  cleanAccuracy: z.number(),
  /** Frames of the whole training. */
  count: z.int().min(0),
  /** Those shown so far, oldest first. */
  frames: z.array(
    z.strictObject({ step: z.int(), index: z.int().min(0), loss: z.number(), accuracy: z.number() }),
  ),
});
export type TrainingMeta = z.infer<typeof trainingMeta>;

interface TrainingFileOf<M> {
  readonly meta: TrainingMeta;
  /** u8[n], 1 where the row of the stream is trained on. */
  readonly kept: Uint8Array;
  readonly layout: DrawnLayout;
  readonly cleanModel: M;
  /** Models shown so far; `meta.frames` has their numbers. */
  readonly frames: readonly M[];
}

/** A bout's training so far, for everybody from the phase `train` on. */
export type TrainingFile = TrainingFileOf<Model>;

/** @param file  its models as sketches of engine/victims/codec.ts: they are there to be drawn */
export const encodeTraining = ({
  meta,
  kept,
  layout,
  cleanModel,
  frames,
}: TrainingFileOf<Uint8Array>): Uint8Array =>
  encodeSections(meta, {
    kept,
    ...putLayout(layout),
    cleanModel,
    ...Object.fromEntries(frames.map((model, i) => [`frame${i}`, model])),
  });

/** @throws GameError 'bad-file' */
export function decodeTraining(file: Uint8Array): TrainingFile {
  const reader = openFile(file, 'training', trainingMeta);
  const { meta, bytes, end } = reader;
  return end({
    meta,
    kept: bytes('kept', meta.n),
    layout: layoutIn(reader, meta.n),
    cleanModel: decodeModel(bytes('cleanModel')),
    frames: meta.frames.map((_, i) => decodeModel(bytes(`frame${i}`))),
  });
}
