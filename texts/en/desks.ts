import { count, list, percent, plural } from './numbers.ts';

/** The desks of the two sides: choose a plan, try it, commit it. */
export const desks = {
  poison: 'You poison',
  filter: 'You filter',
  tryIt: 'Try it',
  points: 'Points',
  sending: 'Sending…',
  computing: 'Computing the preview',
  planIsIn: 'Your plan is in',
  attack: {
    fetching: 'Fetching what you know…',
    known: ({ samples, classes }: { samples: number; classes: readonly string[] }) =>
      `${count(samples)} samples that you know of ${list(classes)}.`,
    onKnownUnfiltered: 'on what you know, unfiltered',
    onKnown: 'on what you know, so far',
    tried: ({ accuracy, clean }: { accuracy: number; clean: number }) =>
      `Tried: ${percent(accuracy)} right, clean ${percent(clean)}.`,
    epsilon: ({ epsilon }: { epsilon: number }) => `ε ${percent(epsilon)}`,
    next: 'The defenders see the delivery next. Nobody sees this plan before the reveal.',
    /** In the briefing. */
    budget: ({ points, most }: { points: number; most: number }) =>
      `${count(points)} points, up to ${percent(most)} of the training set.`,
  },
  defend: {
    task: ({ low, high }: { low: number; high: number }) =>
      `Between ${percent(low)} and ${percent(high)} of these samples may be [[poisoning|poison]]. Take it out, and leave the clean ones in, because the model lives on them: each one lost is [[collateral|collateral]].`,
    noFilter: 'No filter',
    next: 'The training starts when the phase ends.',
    tried: ({ out, of, relabelled }: { out: number; of: number; relabelled: number }) =>
      `Tried: ${count(out)} of ${count(of)} samples out${relabelled > 0 ? `, ${count(relabelled)} relabelled` : ''}.`,
    fetching: 'The delivery is on its way…',
    stream: ({ samples }: { samples: number }) =>
      `The delivery of ${count(samples)} samples as it arrived, by label.`,
    /** Behind the number of samples that are taken out. */
    outOf: ({ label, of, share }: { label: string; of: number; share: number }) =>
      `of ${count(of)} × ${label} out, ${percent(share)}`,
    inDelivery: ({ label }: { label: string }) => `× ${label} in the delivery`,
    relabelled: 'stay under another label',
    /** In the briefing. */
    ahead: ({ low, high }: { low: number; high: number }) =>
      `Some of the next delivery will be poison: between ${percent(low)} and ${percent(high)}. Take it out and leave the clean samples in.`,
    budget: ({ points, filters }: { points: number; filters: number }) =>
      `${count(points)} points, at most ${plural(filters, { one: 'filter', other: 'filters' })}.`,
  },
  order: 'Order',
  strangest: 'Strangest first',
  byLabel: 'By label',
  asItCame: 'As it came',
  out: 'out',
  /** A sample where it cannot be seen: a mail by how it begins, a point by where it is. */
  sample: (facts: { sample: number; text: string | null; mail: boolean; label: string; out: boolean }) =>
    `${facts.mail ? 'Mail' : 'Sample'} ${facts.sample}${facts.text === null ? '' : `: ${facts.text}`}, labelled ${facts.label}${facts.out ? ', would be removed' : ''}`,
  showMore: ({ of }: { of: number }) => `Show more of ${count(of)}`,
  cameLate: 'You joined in the middle of this round: you watch it, and play from the next briefing on.',
};
