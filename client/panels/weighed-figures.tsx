import { useMemo } from 'preact/hooks';
import { histogramOf, overlapOf } from '../../engine/round/investigate.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { WeighedDefence, WeighedFilter } from '../../engine/round/weighing.ts';
import { useTexts } from '../app-context.ts';
import { type Claimed, cutWhere, farEnd } from '../picture/cut.ts';
import { BarChart } from './bar-chart.tsx';
import { Told } from './term.tsx';

const BARS = 60;
/** A difference that luck makes more often than this says nothing. */
const LUCK = 0.05;

/** What a plan takes out, beside the numbers by class: under which suspicion, from whom, and at what price. */
export function WeighedFigures(props: {
  readonly weighed: WeighedDefence;
  readonly plan: DefencePlan;
  readonly claimed: Claimed;
  readonly classNames: readonly string[];
}) {
  const { weighed, plan, claimed, classNames } = props;
  const texts = useTexts();
  const words = texts.desks.defend.weighed;
  const at = weighed.filters.findLastIndex((filter) => filter !== null);
  const filter = weighed.filters[at];
  const id = plan.filters[at]?.id;
  const { accounts, golden } = weighed;
  return (
    <div class="weighed" data-testid="weighed">
      {filter && id && filter.suspicion.length === claimed.labels.length && (
        <SuspicionStrip
          filter={filter}
          label={texts.filters[id].label}
          claimed={claimed}
          classNames={classNames}
        />
      )}
      <ul class="weighed-lines small">
        {golden && (
          <li data-testid="weighed-golden">
            <Told text={words.golden(golden)} /> <b>{verdictOn(golden, words)}</b>
            {plan.defence && ` ${words.withoutTraining}`}
          </li>
        )}
        {accounts && accounts.hit > 0 && <li data-testid="weighed-accounts">{words.accounts(accounts)}</li>}
        <Overlap weighed={weighed} plan={plan} />
      </ul>
    </div>
  );
}

function verdictOn(
  { before, after, chance }: NonNullable<WeighedDefence['golden']>,
  words: ReturnType<typeof useTexts>['desks']['defend']['weighed'],
): string {
  if (chance > LUCK) return words.tooFew;
  return after > before ? words.better : words.worse;
}

/** How many samples two filters would both take, each by itself. */
function Overlap({ weighed, plan }: { readonly weighed: WeighedDefence; readonly plan: DefencePlan }) {
  const texts = useTexts();
  const [first, second] = weighed.filters;
  const [one, two] = plan.filters;
  if (!first || !second || !one || !two) return null;
  const { both } = overlapOf([first.dropped, second.dropped]);
  const [ofFirst = 0, shared = 0, , ofSecond = 0] = both;
  return (
    <li data-testid="weighed-overlap">
      {texts.desks.defend.weighed.overlap({
        both: shared,
        first: ofFirst - shared,
        second: ofSecond - shared,
        labels: [texts.filters[one.id].label, texts.filters[two.id].label],
      })}
    </li>
  );
}

/** The suspicions of all samples as bars, each class in its own colour and at its own cut. */
function SuspicionStrip(props: {
  readonly filter: WeighedFilter;
  readonly label: string;
  readonly claimed: Claimed;
  readonly classNames: readonly string[];
}) {
  const { filter, label, claimed, classNames } = props;
  const { desks, inquiry } = useTexts();
  const { chart, from } = useMemo(() => {
    const end = farEnd(filter.suspicion);
    const clipped = filter.suspicion.map((value) => Math.min(value, end));
    const y = Int32Array.from(claimed.labels);
    return {
      chart: histogramOf(clipped, { y, classes: claimed.classes }, BARS),
      from: cutWhere(filter.suspicion, claimed, filter.dropped).from,
    };
  }, [filter, claimed.labels]);
  const span = chart.width * BARS;
  const most = chart.counts.reduce((held, n) => Math.max(held, n), 0);
  return (
    <figure class="suspicion-strip">
      <figcaption class="small quiet">{desks.defend.weighed.suspicion({ filter: label })}</figcaption>
      {classNames.map((name, k) => {
        const counts = chart.counts.subarray(k * BARS, (k + 1) * BARS);
        const of = counts.reduce((sum, n) => sum + n, 0);
        const cut = from[k] ?? null;
        return (
          <BarChart
            key={name}
            counts={counts}
            most={most}
            colour={`var(--class-${k})`}
            label={inquiry.suspicion.chart({ label: name, samples: of, out: outOf(filter, claimed, k) })}
            cut={cut === null || span === 0 ? null : Math.min(1, Math.max(0, (cut - chart.lo) / span))}
          />
        );
      })}
    </figure>
  );
}

const outOf = ({ dropped }: WeighedFilter, { labels }: Claimed, label: number): number =>
  labels.reduce((sum, own, i) => sum + (own === label ? (dropped[i] as number) : 0), 0);
