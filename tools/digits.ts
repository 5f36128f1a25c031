import { encodePack } from '../engine/data/pack.ts';
import { encodeReserve } from '../engine/data/reserve.ts';
import {
  type DigitsCut,
  describeCut,
  describeReserve,
  digitsPack,
  digitsReserve,
  mnistPackage,
} from './mnist.ts';
import { type DataRecipe, labPack } from './recipe.ts';

const ALL_DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const FOUR_OR_NINE = { digits: [4, 9], trainRows: 10_000, testRows: 10_000, goldenRows: 200 } as const;

const CUTS: readonly DigitsCut[] = [
  // 4 against 9: the pair on which poisoning attacks on linear models bite.
  { scenario: 'digits-4v9', ...FOUR_OR_NINE, reserve: { trainRows: 60_000 } },
  {
    scenario: 'digits',
    digits: ALL_DIGITS,
    trainRows: 3000,
    testRows: 2000,
    goldenRows: 200,
    reserve: { trainRows: 15_000 },
  },
  // The same rows as digits-4v9; the extractor was trained on those from 20,000 on (tools/train-extractor.ts).
  { scenario: 'features', ...FOUR_OR_NINE, reserve: { trainRows: 20_000, labEvery: 4 } },
];

/** How the files of digits are made: the published cuts, what browsers get where that is less, and the reserves. */
export const DIGITS_RECIPES: readonly DataRecipe[] = CUTS.flatMap((cut) => {
  const { scenario } = cut;
  const { labEvery } = cut.reserve;
  const version = () => mnistPackage().version;
  const lab = `${describeCut(cut)} Of the test samples every ${labEvery}th.`;
  return [
    {
      file: `${scenario}.pack`,
      version,
      cut: describeCut(cut),
      make: (progress) => encodePack(digitsPack(cut, progress)),
    },
    ...(labEvery
      ? [
          {
            file: `lab/${scenario}.pack`,
            version,
            cut: lab,
            make: (progress) => labPack(digitsPack(cut, progress), (row) => row % labEvery === 0, lab),
          } satisfies DataRecipe,
        ]
      : []),
    {
      file: `reserve/${scenario}.reserve`,
      version,
      cut: describeReserve(cut),
      make: (progress) => encodeReserve(digitsReserve(cut, progress)),
    },
  ] satisfies DataRecipe[];
});
