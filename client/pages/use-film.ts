import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Platform } from '../clock.ts';
import type { Verified } from '../engine-worker/api.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { fieldIn, lineIn } from '../picture/picture.ts';
import { roundScenery } from '../picture/round-picture.ts';

const FRAME_MILLIS = 320;

/** The training of a round as a film. */
export interface Film {
  readonly frames: Verified['frames'];
  /** The frame on show, from 0. */
  readonly index: number;
  readonly last: number;
  readonly playing: boolean;
  readonly picture: ArenaModel;
  readonly seek: (index: number) => void;
  readonly toggle: () => void;
}

export function useFilm(verified: Verified | null, every: Platform['every']): Film {
  const frames = verified?.frames ?? [];
  const last = Math.max(0, frames.length - 1);
  const [at, setAt] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const index = Math.min(last, at ?? last);

  useEffect(() => {
    if (!playing) return;
    return every(FRAME_MILLIS, () => setAt((held) => Math.min(last, (held ?? last) + 1)));
  }, [playing, last]);
  useEffect(() => {
    if (playing && index === last && at !== null) setPlaying(false);
  }, [playing, index, last]);

  const scenery = useMemo(() => verified && roundScenery(verified.played, { drop: false }), [verified]);
  const ghost = useMemo(() => scenery && verified && lineIn(scenery, verified.played.cleanModel), [scenery]);
  const picture = useMemo(() => {
    if (!scenery || !verified) return STILL_WATER;
    const model = frames[index]?.model ?? verified.played.model;
    return { samples: scenery.samples, field: fieldIn(scenery, model), ghost };
  }, [scenery, index]);
  return {
    frames,
    index,
    last,
    playing,
    picture,
    seek(to) {
      setPlaying(false);
      setAt(to);
    },
    toggle() {
      if (!playing && index === last) setAt(0);
      setPlaying(!playing);
    },
  };
}
