import type { TrialResult } from '../../engine/round/attack-trial.ts';
import type { AccountsHit } from '../../engine/round/weighing.ts';
import type { ObjectiveFacts } from '../story.ts';
import { count, list, percent, plural } from './numbers.ts';

const TRAININGS = { one: 'training', other: 'trainings' };

type TrialFacts = Pick<TrialResult, 'aim' | 'lost' | 'success' | 'cleanAccuracy' | 'accuracy' | 'trainings'>;

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
    task: (facts: ObjectiveFacts) => {
      switch (facts.kind) {
        case 'availability':
          return `Make the model bad at telling ${facts.classes.join(' from ')}. Full marks: it loses ${percent(facts.par, 0)} of its [[use|utility]].`;
        case 'targeted':
          return `Make ${facts.count === 1 ? 'the target' : `the ${count(facts.count)} targets`}${facts.trueClass === null ? '' : ` of “${facts.trueClass}”`} pass as another class. The service keeps the rest of its [[use|utility]].`;
        case 'backdoor':
          return `Teach the model a [[trigger|mark]]: whatever carries it passes as “${facts.wanted}”. Without it the service keeps its [[use|utility]].`;
        default:
          return facts satisfies never;
      }
    },
    fetching: 'Fetching what you know…',
    known: ({ samples, classes }: { samples: number; classes: readonly string[] }) =>
      `${count(samples)} samples that you know of ${list(classes)}.`,
    onHeldOut: 'of held-out samples right',
    tried: ({ score, lo, hi }: { score: number; lo: number; hi: number }) =>
      `Would get ${count(Math.round(score))} points (${count(Math.round(lo))} to ${count(Math.round(hi))}).`,
    epsilon: ({ epsilon }: { epsilon: number }) => `ε ${percent(epsilon)}`,
    next: 'The defenders see the delivery next. Nobody sees this plan before the reveal.',
    /** In the briefing. */
    budget: ({ points, most }: { points: number; most: number }) =>
      `${count(points)} points, up to ${percent(most)} of the training set.`,
  },
  /** An attack tried on samples that the attackers know. */
  trial: {
    title: 'What it would get',
    against: 'Tried against',
    opponents: { nothing: 'nothing', usual: 'usual', strongest: 'strongest' },
    none: 'points: try it to see what it would get',
    score: ({ lo, hi }: { lo: number; hi: number }) =>
      `points of 100 (${count(Math.round(lo))} to ${count(Math.round(hi))})`,
    /** What the attackers are after. */
    aim: ({ aim, lost, success, cleanAccuracy, accuracy, trainings }: TrialFacts) => {
      if (aim && 'targets' in aim)
        return aim.targets === trainings
          ? `Target hit in ${count(aim.hits)} of ${plural(trainings, TRAININGS)}.`
          : `${count(aim.hits)} of ${count(aim.targets)} targets hit in ${plural(trainings, TRAININGS)}.`;
      const range = (of: { lo: number; hi: number }) => `${percent(of.lo)} to ${percent(of.hi)}`;
      if (aim && success) return `Mark obeyed ${percent(aim.attackSuccess)} (${range(success)}).`;
      return `Accuracy lost ${percent(cleanAccuracy - accuracy)} (${range(lost)}).`;
    },
    survival: ({ share }: { share: number }) => `${percent(share, 0)} of the poison gets through.`,
    measured: ({ judged, trainings, of }: { judged: number; trainings: number; of: number }) =>
      `Measured on ${count(judged)} samples that you know, [[heldout|held out]] from training${trainings < of ? ` (training ${count(trainings)} of ${count(of)})` : ''}, with [[interval|95\u00a0% intervals]]. Only such samples are trained on, with poison in the same share.`,
    unclear: 'Too few samples to tell this from no harm.',
  },
  defend: {
    task: ({ low, high }: { low: number; high: number }) =>
      `${percent(low)} to ${percent(high)} of these samples may be [[poisoning|poison]]. Take it out; every clean sample lost is [[collateral|collateral]].`,
    noFilter: 'No filter',
    next: 'The training starts when the phase ends.',
    tried: ({ out, of, relabelled }: { out: number; of: number; relabelled: number }) =>
      `Tried: ${count(out)} of ${count(of)} samples out${relabelled > 0 ? `, ${count(relabelled)} relabelled` : ''}.`,
    /** What the plan takes out, weighed. */
    weighed: {
      suspicion: ({ filter }: { filter: string }) =>
        `Suspicion under ${filter}; what is right of the line goes`,
      golden: ({ n, before, after }: { n: number; before: number; after: number }) =>
        `[[golden|Golden set]] of ${count(n)}: ${percent(before / n)} right before, ${percent(after / n)} after.`,
      tooFew: 'Too few samples to tell a difference.',
      better: 'That is better than chance.',
      worse: 'That is worse than chance.',
      withoutTraining: 'The training defence is not in this.',
      accounts: ({ accounts, hit, worst }: AccountsHit) =>
        `Takes from ${count(hit)} of ${count(accounts)} accounts, most from ${list(worst.map(({ account, out, of }) => `account ${count(account)} (${count(out)} of ${count(of)})`))}.`,
      overlap: (facts: { both: number; first: number; second: number; labels: readonly [string, string] }) =>
        `Both filters: ${count(facts.both)}. Only ${facts.labels[0]}: ${count(facts.first)}. Only ${facts.labels[1]}: ${count(facts.second)}.`,
    },
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
