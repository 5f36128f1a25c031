import { z } from 'zod';
import { encodeSections } from '../../engine/data/sections.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import { openFile } from './rows.ts';

export const modelsMeta = z.strictObject({ bout: z.string().max(12), scenario: z.string().max(40) });

interface ModelsFileOf<M> {
  readonly meta: z.infer<typeof modelsMeta>;
  /** The model that was trained. */
  readonly model: M;
  /** The model of the clean data. */
  readonly cleanModel: M;
}

/** The models of a bout with all their bits, for everybody from the phase `reveal` on: little of a page needs them. */
export type ModelsFile = ModelsFileOf<Model>;

/** @param file  its models encoded by engine/victims/codec.ts */
export const encodeModels = ({ meta, ...models }: ModelsFileOf<Uint8Array>): Uint8Array =>
  encodeSections(meta, models);

/** @throws GameError 'bad-file' */
export function decodeModels(file: Uint8Array): ModelsFile {
  const { meta, bytes, end } = openFile(file, 'models', modelsMeta);
  return end({
    meta,
    model: decodeModel(bytes('model')),
    cleanModel: decodeModel(bytes('cleanModel')),
  });
}
