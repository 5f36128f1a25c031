import type { ArenaSamples } from '../picture/arena-model.ts';
import type { Lens } from '../picture/frame.ts';
import { placeOfSample } from '../picture/nearest.ts';

const RADIUS = 9;

/** Rings around samples of the picture. Decoration: the words beside it say how many there are. */
export function WorstRings(props: {
  readonly samples: ArenaSamples;
  readonly rows: Int32Array;
  readonly lens: Lens;
}) {
  const { samples, rows, lens } = props;
  return (
    <svg class="worst-rings" aria-hidden="true" data-testid="worst-rings">
      {Array.from(rows, (row) => {
        const [x, y] = placeOfSample(samples, lens.camera, lens.size, row);
        return <circle key={row} cx={x} cy={y} r={RADIUS} />;
      })}
    </svg>
  );
}
