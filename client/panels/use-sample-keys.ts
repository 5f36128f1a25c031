import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { tellingOrder } from '../picture/fates.ts';
import type { Lens } from '../picture/frame.ts';
import type { ArenaHandle } from '../scene/arena.ts';
import type { PointedSample } from './use-arena.ts';

const NONE = new Int32Array(0);

/** Goes from sample to sample of a picture by the arrow keys, in the order of tellingOrder. */
export function useSampleKeys(
  samples: ArenaSamples | null,
  arena: RefObject<ArenaHandle | null>,
  { pointed, lens }: { readonly pointed: PointedSample | null; readonly lens: Lens | null },
) {
  const [used, setUsed] = useState(false);
  // Sorted for whoever uses the keys: a film shows other samples from scene to scene.
  const order = useMemo(() => (used && samples ? tellingOrder(samples.fates) : NONE), [samples, used]);
  const here = pointed ? order.indexOf(pointed.sample) : -1;
  const leave = () => {
    if (used) arena.current?.point(null);
    setUsed(false);
  };
  return {
    /** The sample that the keys have come to, as its place in the order, from 1; null while a pointer does the showing. */
    place: used && here >= 0 ? here + 1 : null,
    of: order.length,
    leave,
    onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') leave();
      const all = used || !samples ? order : tellingOrder(samples.fates);
      const wanted = {
        ...{ ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1 },
        ...{ Home: 0, End: all.length - 1 },
      }[event.key];
      const sample = wanted === undefined ? undefined : all[Math.min(all.length - 1, Math.max(0, wanted))];
      if (sample === undefined) return;
      event.preventDefault();
      setUsed(true);
      if (lens && lens.camera.zoom > 1) arena.current?.reset(); // it may lie outside of what is seen
      arena.current?.point(sample);
    },
  };
}
