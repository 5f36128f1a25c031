import { type DigitsCut, describeCut, digitsPack, mnistPackage } from './mnist.ts';

const ALL_DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const CUTS: readonly DigitsCut[] = [
  // 4 against 9: the pair on which poisoning attacks on linear models work best.
  { scenario: 'digits-4v9', digits: [4, 9], trainRows: 10_000, testRows: 10_000, goldenRows: 200 },
  { scenario: 'digits', digits: ALL_DIGITS, trainRows: 3000, testRows: 2000, goldenRows: 200 },
  // The same rows as digits-4v9; the extractor was trained on other ones (tools/train-extractor.ts).
  { scenario: 'features', digits: [4, 9], trainRows: 10_000, testRows: 10_000, goldenRows: 200 },
];

/** How each pack of digits is made. */
export const DIGITS_RECIPES = CUTS.map((cut) => ({
  file: `${cut.scenario}.pack`,
  version: () => mnistPackage().version,
  cut: describeCut(cut),
  make: (progress: (done: number) => void) => digitsPack(cut, progress),
}));
