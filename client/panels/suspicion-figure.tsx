import { useMemo } from 'preact/hooks';
import { histogramOf } from '../../engine/round/investigate.ts';
import { useTexts } from '../app-context.ts';
import { type Claimed, farEnd, type ShareCut, shareAt } from '../picture/cut.ts';
import { BarChart } from './bar-chart.tsx';
import { ClassShape } from './icons.tsx';

const BARS = 60;

/** The suspicions of each class as bars, with the cut above which samples go, and how many those are. */
export function SuspicionFigure(props: {
  readonly suspicion: Float32Array;
  readonly claimed: Claimed;
  readonly classNames: readonly string[];
  readonly cut: ShareCut;
  /** Called with the share of a class that a dragged cut stands for; absent where nothing can be dragged. */
  readonly onShare?: ((share: number) => void) | undefined;
}) {
  const { suspicion, claimed, classNames, cut, onShare } = props;
  const { inquiry, numbers } = useTexts();
  const chart = useMemo(() => {
    const end = farEnd(suspicion);
    const y = Int32Array.from(claimed.labels);
    return histogramOf(
      suspicion.map((value) => Math.min(value, end)),
      { y, classes: claimed.classes },
      BARS,
    );
  }, [suspicion, claimed.labels, claimed.classes]);
  const most = chart.counts.reduce((held, n) => Math.max(held, n), 0);
  const span = chart.width * BARS;
  return (
    <div class="suspicions">
      {classNames.map((name, label) => {
        const counts = chart.counts.subarray(label * BARS, (label + 1) * BARS);
        const of = counts.reduce((sum, n) => sum + n, 0);
        const out = claimed.labels.reduce(
          (sum, own, i) => sum + (own === label ? (cut.dropped[i] ?? 0) : 0),
          0,
        );
        const from = cut.from[label] ?? null;
        return (
          <div key={name} class="suspicion-row">
            <p class="suspicion-class">
              <ClassShape label={label} /> {name}
            </p>
            <BarChart
              counts={counts}
              most={most}
              colour={`var(--class-${label})`}
              label={inquiry.suspicion.chart({ label: name, samples: of, out })}
              cut={from === null || span === 0 ? null : Math.min(1, Math.max(0, (from - chart.lo) / span))}
              onDrag={onShare && ((at) => onShare(shareAt(suspicion, claimed, label, chart.lo + at * span)))}
            />
            <p class="suspicion-out" data-testid={`cut-out-${label}`}>
              <b>{numbers.count(out)}</b>{' '}
              <span class="quiet">{inquiry.suspicion.out({ of, share: of > 0 ? out / of : 0 })}</span>
            </p>
          </div>
        );
      })}
    </div>
  );
}
