import { count, percent, plural } from './numbers.ts';

const points = (score: number) => plural(Math.round(score), { one: 'point', other: 'points' });
const samples = (n: number) => plural(n, { one: 'sample', other: 'samples' });

/** Why a round came out as it did, and what would have worked better. */
export const why = {
  find: 'Find the samples that did it',
  finding: 'Measuring every sample…',
  untrained: 'No model was trained, so there is none on which harm could be measured.',
  worst: ({ worst, poisoned }: { worst: number; poisoned: number }) =>
    worst === 0
      ? 'No sample makes the model worse.'
      : `Ringed: the ${samples(worst)} that ${worst === 1 ? 'does' : 'do'} the model most harm. ${count(poisoned)} of them ${poisoned === 1 ? 'is' : 'are'} poison.`,
  withoutPoison: ({ poison }: { poison: number }) =>
    `Trained without the ${plural(poison, { one: 'poisoned sample', other: 'poisoned samples' })} that came through:`,
  /** Where poison was sent and none came through. */
  allCaught: ({ caught }: { caught: number }) =>
    `No poison was left to do harm: ${caught === 1 ? 'the one poisoned sample' : `all ${samples(caught)} of it`} had been caught.`,
  withoutWorst: 'Trained without them:',
  /** Figures that are shown as the same are said to be so. */
  accuracy: ({ accuracy, before }: { accuracy: number; before: number }) =>
    `right on ${percent(accuracy)} of unseen samples${percent(accuracy) === percent(before) ? ', as before' : ` instead of ${percent(before)}`}.`,
  hits: ({ hits, before }: { hits: number; before: number }) =>
    hits === before
      ? `still ${plural(hits, { one: 'target', other: 'targets' })} misjudged,`
      : `${plural(hits, { one: 'target', other: 'targets' })} misjudged instead of ${count(before)},`,
  mark: ({ rate, before }: { rate: number; before: number }) =>
    percent(rate) === percent(before)
      ? `the mark still obeyed ${percent(rate)} of the time,`
      : `the mark obeyed ${percent(rate)} of the time instead of ${percent(before)},`,
  hidden:
    'Most of the poison is not among them: a model that has learnt its poison by heart has little loss left on it, so measures of single samples hardly see it.',
  /** In the key of the picture: the arrows, and the attackers’ targets. */
  pulled: 'pulled by them',
  target: 'target',
  /** In the key of the picture: the dashed line. */
  lineWithout: 'without the ringed samples',
  example: {
    plain: ({ label, taken }: { label: string; taken: string }) => `${label}, taken for ${taken}`,
    marked: ({ label, taken }: { label: string; taken: string }) =>
      `The same with the mark: taken for ${taken}${taken === label ? ' still' : ''}`,
  },
  measured: {
    test: 'Harm is what a sample adds to the loss on unseen samples.',
    targets: 'Harm is what a sample adds to the loss on the attackers’ targets.',
    marked: 'Harm is what a sample adds to the loss on samples that carry the mark.',
  },
  method:
    'Estimated by influence functions, to first order; of a network, only the last layer counts (Koh and Liang 2017).',
  doubt: 'A fit or a training on the way did not come to its end: these numbers may be wrong.',
  better: {
    find: 'Try every plan on the menu',
    finding: 'Playing the round again with every plan…',
    defence: ({ plan, score, before }: { plan: string; score: number; before: number }) =>
      `Defence: “${plan}” would have earned ${points(score)} instead of ${count(Math.round(before))}.`,
    attack: ({ plan, score, before }: { plan: string; score: number; before: number }) =>
      `Attack: “${plan}” would have earned ${points(score)} instead of ${count(Math.round(before))}.`,
    defenceBest: 'Defence: no plan that was tried would have earned more.',
    attackBest: 'Attack: no plan that was tried would have earned more.',
    nothing: 'no filter',
    filter: ({ name, removed }: { name: string; removed: number | null }) =>
      removed === null ? name : `${name}, ${percent(removed)} of each class`,
    hindsight: ({ tried }: { tried: number }) =>
      `${plural(tried, { one: 'plan', other: 'plans' })} tried, each recipe alone, against what the other side did. During the round nobody could know this.`,
  },
};
