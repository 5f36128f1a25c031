import { encodePack, type Pack } from '../engine/data/pack.ts';
import { takeRows } from '../engine/data/rows.ts';

type Progress = (done: number) => void;

/** How a file of prepared data is made. */
export interface DataRecipe {
  /** Below the folder of packs. */
  readonly file: string;
  /** Package version it is made from. */
  readonly version: () => string;
  /** In words, what is taken. */
  readonly cut: string;
  readonly make: (progress: Progress) => Uint8Array | Promise<Uint8Array>;
}

/** The pack that a browser gets for the Lab in place of the whole one: its test part is cut down to some rows. */
export function labPack(pack: Pack, keep: (row: number) => boolean, cut: string): Uint8Array {
  const rows = Array.from({ length: pack.test.n }, (_, i) => i).filter(keep);
  const { contributors, texts } = pack;
  return encodePack({
    ...pack,
    provenance: { ...pack.provenance, cut },
    test: takeRows(pack.test, rows),
    ...(contributors && {
      contributors: {
        ...contributors,
        test: Uint16Array.from(rows, (row) => contributors.test[row] as number),
      },
    }),
    ...(texts && { texts: { ...texts, test: rows.map((row) => texts.test[row] as string) } }),
  });
}
