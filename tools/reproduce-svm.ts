import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACKS } from '../engine/attacks/index.ts';
import { boxOf } from '../engine/data/quantise.ts';
import { joinRows } from '../engine/data/rows.ts';
import type { Samples } from '../engine/data/samples.ts';
import type { Core } from '../engine/numeric/core.ts';
import { createCore } from '../engine/numeric/create-core.ts';
import { createRandom } from '../engine/random.ts';
import { VICTIMS } from '../engine/victims/index.ts';
import { accuracy } from '../engine/victims/predict.ts';
import { meanInterval } from '../instrument/interval.ts';
import { PIXELS, range, readMnist, take } from './mnist.ts';
import { projectFolder } from './project.ts';

/** One poisoned sample against a linear SVM on MNIST, as in Biggio, Nelson, Laskov 2012, section 4.2. */
const PAIRS = [
  [7, 1],
  [9, 8],
  [4, 0],
] as const;
const TRAIN_ROWS = 100;
const VALIDATION_ROWS = 500;
const SEEDS = 10;
const C = 1;
const PARAMS = { steps: 40, step: 0.1, starts: 3, label: 'first' } as const;

interface Split {
  readonly train: Samples;
  readonly validation: Samples;
  readonly test: Samples;
}

/** The error of the SVM on the test images before and after, in %. λ = 1 / (C n) is the paper's C. */
function play(core: Core, { train, validation, test }: Split, seed: number): readonly [number, number] {
  const l2 = 1 / (C * (train.n + 1));
  const poison = ATTACKS['svm-gradient'].forge(
    core,
    {
      known: train,
      validation,
      trainRows: train.n,
      box: boxOf({ lo: 0, hi: 1 }, PIXELS),
      victim: 'hinge',
      victimParams: { l2 },
    },
    1,
    PARAMS,
    createRandom(seed),
  ).inserted;
  const errorOf = (data: Samples) => {
    const model = VICTIMS.hinge.fit(core, data, { l2: 1 / (C * data.n) }, seed);
    return 100 * (1 - accuracy(core, model, test));
  };
  return [errorOf(train), errorOf(joinRows(train, poison))];
}

function splitOf(mnist: ReturnType<typeof readMnist>, digits: readonly number[], seed: number): Split {
  const ofPair = (labels: Uint8Array) =>
    range(0, labels.length).filter((row) => digits.includes(labels[row] as number));
  const pool = ofPair(mnist.train.labels);
  const drawn = Array.from(
    createRandom(seed).fork('split').permutation(pool.length),
    (at) => pool[at] as number,
  );
  return {
    train: take(mnist.train, digits, drawn.slice(0, TRAIN_ROWS)),
    validation: take(mnist.train, digits, drawn.slice(TRAIN_ROWS, TRAIN_ROWS + VALIDATION_ROWS)),
    test: take(mnist.test, digits, ofPair(mnist.test.labels)),
  };
}

const shown = (values: readonly number[]) => {
  const { mean, half } = meanInterval(values);
  return `${mean.toFixed(1)} ± ${(half ?? Number.NaN).toFixed(1)}`;
};

const core = await createCore(readFileSync(join(projectFolder(), 'build/core.wasm')));
const mnist = readMnist(() => undefined);
console.log(`test error in %, mean of ${SEEDS} draws with its 95 % interval\n`);
console.log('| digits | clean | one poisoned sample | largest |');
console.log('| --- | ---: | ---: | ---: |');
for (const pair of PAIRS) {
  const rounds = range(1, SEEDS + 1).map((seed) => play(core, splitOf(mnist, pair, seed), seed));
  const [clean, poisoned] = [rounds.map(([before]) => before), rounds.map(([, after]) => after)];
  console.log(
    `| ${pair.join(' v ')} | ${shown(clean)} | ${shown(poisoned)} | ${Math.max(...poisoned).toFixed(1)} |`,
  );
}
