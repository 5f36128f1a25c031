import { modelWithoutIn, type WhyAnswer } from '../../contract/explanation.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import { fromBase64 } from '../../engine/extractor/base64.ts';
import type { ModelFigures } from '../../engine/round/result.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { JudgedBy } from '../../engine/round/why.ts';
import type { Model } from '../../engine/victims/model.ts';
import { greyValues } from './greys.ts';

/** A sample without the attackers' mark and with it. */
export interface ShownExample {
  /** Grey values of both, u8[2 · side · side]; null where samples are no pictures. */
  readonly pictures: Uint8Array | null;
  readonly side: number;
  readonly label: number;
  readonly takenFor: readonly [plain: number, marked: number];
}

/** Why a round came out as it did, for a page; rows in the order of its picture. */
export interface ShownWhy {
  readonly judgedBy: JudgedBy;
  /** Rows that do most harm, the worst first. */
  readonly worst: Int32Array;
  /** How many of them were poison. */
  readonly poisoned: number;
  readonly without: ModelFigures;
  readonly modelWithout: Model;
  readonly withoutPoison: ModelFigures | null;
  readonly doubt: boolean;
  /** Where the attackers' targets lie in the plane of the samples, f32[2 n]; null where there are none. */
  readonly targets: Float32Array | null;
  readonly example: ShownExample | null;
}

/** The server's answer for a page: its rows are those of the stream. */
export function whyShown(scenario: Scenario, answer: WhyAnswer): ShownWhy {
  const { worst, modelWithout: _, targets, example, ...told } = answer;
  return {
    ...told,
    worst: Int32Array.from(worst),
    targets: targets && Float32Array.from(targets),
    modelWithout: modelWithoutIn(answer),
    example: example && {
      ...exampleOf(scenario, codesOf(scenario, fromBase64(example.codes))),
      label: example.label,
      takenFor: example.takenFor,
    },
  };
}

const codesOf = ({ quantiser }: Scenario, bytes: Uint8Array) =>
  quantiser.levels > 255 ? new Uint16Array(bytes.slice().buffer) : bytes;

/** The pictures of two samples that are given by their codes. */
function exampleOf(
  { quantiser, picture, features }: Scenario,
  codes: Uint8Array | Uint16Array,
): Pick<ShownExample, 'pictures' | 'side'> {
  if (picture.kind !== 'image') return { pictures: null, side: 0 };
  const x = fromCodes(quantiser, codes, features);
  return { pictures: greyValues(quantiser, { x, d: features }), side: picture.side };
}
