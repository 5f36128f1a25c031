import { type Codes, toCodes } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Quantiser, Samples } from '../../engine/data/samples.ts';
import type { Well } from '../../engine/round/scenario.ts';
import type { Delivery, Round } from '../../engine/round/stages.ts';
import { encodeKnown } from './known.ts';
import type { CodedRows, DataMeta } from './rows.ts';
import type { SamplesFile } from './samples.ts';
import { encodeStream } from './stream.ts';

/** What the header of a bout's file names. */
export interface FileOf {
  readonly bout: string;
  readonly scenario: string;
}

/** The `known` file of a round: what its attackers know. */
export function knownFileOf(of: FileOf, round: Round): Uint8Array {
  const { well } = round;
  const { quantiser } = well.scenario;
  const known = takeRows(well.train, round.knownRows());
  const targets = round.targets()?.samples;
  return encodeKnown({
    meta: dataMetaOf(of, known, well),
    rows: codedRows(quantiser, known),
    targets: targets ? codedRows(quantiser, targets) : null,
  });
}

/** The `stream` file of a delivery. @param golden  whether it has the trusted samples: for defenders only */
export function streamFileOf(
  of: FileOf,
  { well }: Pick<Round, 'well'>,
  { stream, contributor }: Pick<Delivery, 'stream' | 'contributor'>,
  golden: boolean,
): Uint8Array {
  const { quantiser } = well.scenario;
  return encodeStream({
    meta: dataMetaOf(of, stream, well),
    rows: codedRows(quantiser, stream),
    golden: golden ? codedRows(quantiser, well.golden) : null,
    contributor: contributor ?? null,
  });
}

/** What people see of samples: the contents of a `samples` file. */
export function drawnSamples(of: FileOf, well: Well, samples: Samples): SamplesFile {
  const { picture, quantiser } = well.scenario;
  const codes = picture.kind === 'point' ? null : toCodes(quantiser, samples);
  return {
    meta: dataMetaOf(of, samples, well),
    y: Uint8Array.from(samples.y),
    x: codes && picture.kind === 'image' ? inFewGreys(codes, quantiser.levels) : codes,
  };
}

/** Greys of a picture in a `samples` file, nothing included. */
const GREYS = 5;

/** Codes in five greys that are as far apart in their square roots: what is faint is there still. */
function inFewGreys(codes: Codes, levels: number): Codes {
  const most = GREYS - 1;
  const greyOf = Uint16Array.from({ length: levels + 1 }, (_, code) => {
    const grey = Math.round(Math.sqrt(code / levels) * most);
    return Math.round(levels * (grey / most) ** 2);
  });
  const few = codes.slice();
  for (let i = 0; i < few.length; i++) few[i] = greyOf[few[i] as number] as number;
  return few;
}

export function dataMetaOf(
  { bout, scenario }: FileOf,
  { n, d, classes }: Samples,
  { vocabulary, scenario: { picture } }: Pick<Well, 'vocabulary' | 'scenario'>,
): DataMeta {
  return {
    bout,
    scenario,
    n,
    d,
    classes,
    ...(picture.kind === 'image' && { side: picture.side }),
    ...(vocabulary && { vocabulary: [...vocabulary] }),
  };
}

export const codedRows = (quantiser: Quantiser, rows: Samples): CodedRows => ({
  x: toCodes(quantiser, rows),
  y: Uint8Array.from(rows.y),
});
