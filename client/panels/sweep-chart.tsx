import { useTexts } from '../app-context.ts';

/** What was measured at one value on one seed. */
export interface SweptMeasure {
  readonly value: number;
  /** 0 … 1. */
  readonly rate: number;
  readonly clean: number;
}

const [WIDTH, HEIGHT] = [600, 240];
const [LEFT, RIGHT, TOP, BOTTOM] = [54, 14, 12, 34];

/** The means over the seeds at each value, from the least to the largest. */
export function sweptMeans(points: readonly SweptMeasure[]): readonly SweptMeasure[] {
  const values = [...new Set(points.map(({ value }) => value))].sort((a, b) => a - b);
  return values.map((value) => {
    const here = points.filter((point) => point.value === value);
    const mean = (of: (point: SweptMeasure) => number) =>
      here.reduce((sum, point) => sum + of(point), 0) / here.length;
    return { value, rate: mean(({ rate }) => rate), clean: mean(({ clean }) => clean) };
  });
}

/** A curve of means over the swept values, a dot for every seed, and the clean model as a dotted line. */
export function SweepChart(props: {
  readonly points: readonly SweptMeasure[];
  readonly min: number;
  readonly max: number;
  readonly shown: (value: number) => string;
  readonly label: string;
}) {
  const { points, min, max, shown } = props;
  const { numbers } = useTexts();
  const low = Math.min(1, ...points.flatMap(({ rate, clean }) => [rate, clean]));
  const floor = Math.max(0, Math.floor(low * 10 - 0.2) / 10);
  const x = (value: number) => LEFT + ((value - min) / (max - min || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (rate: number) => TOP + ((1 - rate) / (1 - floor || 1)) * (HEIGHT - TOP - BOTTOM);
  const means = sweptMeans(points);
  const line = (of: (point: SweptMeasure) => number) =>
    means.map((point) => `${x(point.value)},${y(of(point))}`).join(' ');
  const ticks = [floor, (1 + floor) / 2, 1];
  return (
    <svg class="sweep-chart" role="img" aria-label={props.label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
            {numbers.percent(tick, 0)}
          </text>
        </g>
      ))}
      {[min, (min + max) / 2, max].map((tick, k) => (
        <text
          key={k}
          x={x(tick)}
          y={HEIGHT - 10}
          text-anchor={k === 0 ? 'start' : k === 2 ? 'end' : 'middle'}
        >
          {shown(tick)}
        </text>
      ))}
      <polyline class="clean" points={line(({ clean }) => clean)} />
      <polyline class="mean" points={line(({ rate }) => rate)} />
      {points.map(({ value, rate }, k) => (
        <circle key={k} cx={x(value)} cy={y(rate)} r="4" />
      ))}
    </svg>
  );
}
