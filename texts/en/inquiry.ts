import { count, percent, plural } from './numbers.ts';

const samples = (n: number) => plural(n, { one: 'sample', other: 'samples' });
const points = (n: number) => plural(n, { one: 'point', other: 'points' });

/** Looking into a delivery: suspicions, marks, accounts, the spectrum, trusted samples. */
export const inquiry = {
  lookAt: 'Look at',
  looks: {
    map: 'Map',
    samples: 'Samples',
    suspicion: 'Filters',
    accounts: 'Accounts',
    spectrum: 'Spectrum',
    golden: 'Trusted',
  },
  waiting: 'The delivery is on its way…',
  marking: {
    tool: 'What a click or a lasso does',
    tools: { look: 'Look', drop: 'Throw out', keep: 'Keep' },
    undo: 'Undo',
    undoLong: 'Undo your last marks',
    /** How many marks one point pays. */
    none: ({ rows }: { rows: number }) => `No marks. 1 point pays for up to ${samples(rows)}.`,
    made: ({ drop, keep, price }: { drop: number; keep: number; price: number }) =>
      `${count(drop)} out, ${count(keep)} kept by hand: ${points(price)}.`,
    over: ({ points: n }: { points: number }) =>
      `The plan costs ${points(n)} more than you have: undo something, or mark fewer samples.`,
    lassoHelp: 'Draw a line around samples on the map.',
    listHelp: 'Click samples, or move with the arrow keys and press D (out), K (keep) or U (no mark).',
    mark: { drop: 'out by hand', keep: 'kept by hand' },
    /** On a picture of two fingers’ width. */
    short: { drop: 'hand', keep: 'kept' },
    unmark: 'No mark',
  },
  buying: {
    audit: ({ price }: { price: number }) => `Is it poison? ${points(price)}`,
    poison: 'It is poison.',
    clean: 'It is clean.',
    short: { poison: 'poison', clean: 'clean' },
    asking: 'Asking the server',
    train: ({ price }: { price: number }) => `Train with this plan and ask them: ${points(price)}`,
    left: ({ left }: { left: number }) => `${points(Math.max(0, left))} left beside the plan.`,
    trained: ({ plan, rate }: { plan: string; rate: number }) =>
      `${plan}: ${percent(rate)} of the trusted samples right`,
  },
  sortedBy: 'Sort by',
  point: ({ x, y }: { x: string; y: string }) => `at ${x}, ${y}`,
  rank: ({ rank }: { rank: number }) => `suspicion rank ${count(rank)}`,
  suspicion: {
    title: 'Suspicion under a filter',
    filter: 'Filter',
    computing: 'Asking the filter about every sample',
    chart: ({ label, samples: n, out }: { label: string; samples: number; out: number }) =>
      `Suspicions of ${samples(n)} labelled ${label}, from low to high; ${count(out)} ${out === 1 ? 'is' : 'are'} beyond the cut`,
    /** Behind the number of samples that go. */
    out: ({ of, share }: { of: number; share: number }) => `of ${count(of)} removed, ${percent(share)}`,
    howToRead:
      'More [[suspicion|suspicious]] samples are further right. Heights grow with the square root of the number; the last bar holds everything that lies further out.',
    drag: 'Drag the cut, or set the share below.',
    noShare: 'This filter has no share to drag: its parameters decide.',
    put: ({ price }: { price: number }) => `Put it into the plan: ${points(price)}`,
    takeOut: 'Take it out of the plan',
    full: 'The plan has two filters already.',
  },
  overlap: {
    title: 'Compare with',
    none: 'No other filter',
    both: 'Both',
    only: ({ label }: { label: string }) => `Only ${label}`,
    neither: 'Neither',
  },
  accounts: {
    title: 'Who sent what',
    computing: 'Working out the pull of every account',
    caption: 'Accounts of the delivery',
    account: 'Account',
    rows: 'Samples',
    flagged: 'Flagged',
    pull: 'Pull ‰',
    mark: 'Mark',
    throwOut: ({ account }: { account: number }) => `Throw out all samples of account ${count(account)}`,
    keep: 'No marks',
    clear: ({ account }: { account: number }) => `Take the marks off account ${count(account)}`,
    out: 'Throw out',
    pullHelp:
      'Pull: by how many thousandths the loss on the trusted samples would fall without the account, to first order. Flagged: the share that the plan would remove.',
    nobody: 'Nobody keeps track of who sent what here.',
    cap: ({ price }: { price: number }) => `Cap the samples of one account: ${points(price)}`,
    capRows: 'Samples of one account, at most',
    overCap: ({ rows }: { rows: number }) => `${samples(rows)} would be too many`,
    showMore: ({ of }: { of: number }) => `Show all ${count(of)} accounts`,
  },
  spectrum: {
    title: 'Spectrum of each class',
    computing: 'Working out singular values',
    values: ({ label }: { label: string }) => `Largest singular values of ${label}`,
    first: ({ label }: { label: string }) => `Samples of ${label} along the first singular vector`,
    howToRead:
      'One value far above the others, with a few samples far out along its vector, is what poison that works together looks like. Clean data with a strong direction of their own look the same.',
    ratio: ({ ratio }: { ratio: string }) => `first : second = ${ratio}`,
  },
  golden: {
    title: 'Samples that you can trust',
    none: 'There are no trusted samples in this scenario.',
    text: ({ n }: { n: number }) =>
      `${samples(n)} with labels that are known to be right. They may judge, never train.`,
    computing: 'Training on the delivery as it came',
    accuracy: ({ rate }: { rate: number }) =>
      `A model of the delivery as it came gets ${percent(rate)} of them right.`,
    sample: ({ sample, label }: { sample: number; label: string }) =>
      `Trusted sample ${count(sample)}, labelled ${label}`,
  },
};
