import { useEffect, useRef, useState } from 'preact/hooks';
import type UPlot from 'uplot';
import { useApp, useTexts } from '../app-context.ts';
import { colourNow } from '../colours.ts';
import 'uplot/dist/uPlot.min.css';

export interface CurvePoint {
  readonly step: number;
  readonly accuracy: number;
}

/** Accuracy over the steps of the training, with the clean model's as a dotted line. */
export function AccuracyCurve(props: {
  readonly points: readonly CurvePoint[];
  readonly clean: number | null;
}) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const [library, setLibrary] = useState<typeof UPlot | null>(null);
  const { measures, numbers } = useTexts();
  const shade = useApp().look.shade.value;

  useEffect(() => {
    // The plotting library is a script of its own: not every page has a curve.
    import('uplot').then(
      ({ default: held }) => setLibrary(() => held),
      () => undefined, // the numbers stand beside it
    );
  }, []);

  useEffect(() => {
    const element = host.current;
    if (!element || !library) return;
    const letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const font = `${Math.round(letter * 0.78)}px Archivo, sans-serif`;
    const axis: UPlot.Axis = {
      stroke: colourNow('mist'),
      font,
      grid: { stroke: colourNow('line'), width: 1 },
      ticks: { show: false },
    };
    const created = new library(
      {
        width: element.clientWidth,
        height: element.clientHeight,
        legend: { show: false },
        cursor: { show: false },
        padding: [10, 10, 0, 0],
        scales: {
          x: { time: false },
          y: { range: (_plot, low, high) => [Math.min(40, (low ?? 40) - 2), Math.max(100, high ?? 100)] },
        },
        axes: [
          {
            ...axis,
            label: measures.trainingStep,
            labelFont: font,
            labelSize: letter * 1.2,
            size: letter * 1.7,
          },
          {
            ...axis,
            size: letter * 3,
            values: (_plot, splits) => splits.map((value) => numbers.percent(value / 100, 0)),
          },
        ],
        series: [
          {},
          { stroke: colourNow('ghost'), width: 2, dash: [3, 5], points: { show: false } },
          { stroke: colourNow('foam'), width: 3, points: { show: false } },
        ],
      },
      [[], [], []],
      element,
    );
    plot.current = created;
    const resizer = new ResizeObserver(() =>
      created.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resizer.observe(element);
    return () => {
      resizer.disconnect();
      created.destroy();
    };
  }, [library, measures, shade]);

  useEffect(() => {
    const steps = props.points.map((point) => point.step);
    const clean = steps.map(() => (props.clean === null ? null : props.clean * 100));
    plot.current?.setData([steps, clean, props.points.map((point) => point.accuracy * 100)]);
  }, [library, measures, shade, props.points, props.clean]);

  const last = props.points[props.points.length - 1];
  const summary = last ? measures.curve(last) : measures.curveEmpty;
  return <div class="curve" ref={host} role="img" aria-label={summary} />;
}
