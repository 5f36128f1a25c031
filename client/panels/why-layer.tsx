import type { ArenaSamples } from '../picture/arena-model.ts';
import { type Lens, toScreen } from '../picture/frame.ts';
import { placeOfSample } from '../picture/nearest.ts';
import type { WhyMarks } from '../picture/why-marks.ts';

const RADIUS = 9;
const TARGET = 11;

/** Rings, arrows and targets. Decoration: the words beside it say what they are. */
export function WhyLayer(props: {
  readonly samples: ArenaSamples;
  readonly marks: WhyMarks;
  readonly lens: Lens;
}) {
  const { samples, marks, lens } = props;
  const { camera, size } = lens;
  const placed = (u: number, v: number) => toScreen(camera, size, u, v);
  const targets = marks.targets ?? new Float32Array(0);
  return (
    <svg class="why-layer" aria-hidden="true" data-testid="worst-rings">
      <defs>
        <marker
          id="pull-head"
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="5"
          markerHeight="5"
          orient="auto"
        >
          <path d="M0 0L10 5L0 10z" />
        </marker>
      </defs>
      {Array.from(marks.worst, (row) => {
        const [x, y] = placeOfSample(samples, camera, size, row);
        return <circle key={row} cx={x} cy={y} r={RADIUS} />;
      })}
      {marks.pulls.map(([u0, v0, u1, v1], i) => {
        const [[x1, y1], [x2, y2]] = [placed(u0, v0), placed(u1, v1)];
        return <line key={i} x1={x1} y1={y1} x2={x2} y2={y2} marker-end="url(#pull-head)" />;
      })}
      {Array.from({ length: targets.length / 2 }, (_, i) => {
        const [x, y] = placed(targets[2 * i] as number, targets[2 * i + 1] as number);
        return (
          <path
            key={i}
            class="target"
            d={`M${x - TARGET} ${y}H${x + TARGET}M${x} ${y - TARGET}V${y + TARGET}M${x - 6} ${y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0`}
          />
        );
      })}
    </svg>
  );
}
