import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Platform } from '../clock.ts';
import type { Verified } from '../engine-worker/api.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { fieldIn, lineIn, withFates } from '../picture/picture.ts';
import { fatesAt, type ReplayScene, scenesOf } from '../picture/replay-scenes.ts';
import { roundScenery } from '../picture/round-picture.ts';

const FRAME_MILLIS = 320;
/** Before the training there is something to read. */
const STAGE_MILLIS = 1_600;

/** A round as a film: the delivery, what filters take out, the training. */
export interface Film {
  readonly scenes: readonly ReplayScene[];
  /** The scene on show, from 0. */
  readonly index: number;
  readonly last: number;
  readonly playing: boolean;
  readonly picture: ArenaModel;
  readonly seek: (index: number) => void;
  readonly toggle: () => void;
}

/**
 * @param at      the key of the scene on show, null for the last
 * @param onMove  told of the key of each scene that comes on
 */
export function useFilm(
  verified: Verified | null,
  every: Platform['every'],
  at: string | null,
  onMove: (at: string | null) => void,
): Film {
  const [playing, setPlaying] = useState(false);
  const scenes = useMemo(() => (verified ? scenesOf(verified) : []), [verified]);
  const last = Math.max(0, scenes.length - 1);
  const found = scenes.findIndex(({ key }) => key === at);
  const index = found < 0 ? last : found;
  const scene = scenes[index];
  const show = (to: number) => onMove(to >= last ? null : (scenes[to]?.key ?? null));

  useEffect(() => {
    if (!playing) return;
    if (index === last) return setPlaying(false);
    return every(scene?.kind === 'frame' ? FRAME_MILLIS : STAGE_MILLIS, () => show(index + 1));
  }, [playing, index, last]);

  const scenery = useMemo(() => verified && roundScenery(verified.played, { drop: false }), [verified]);
  const ghost = useMemo(() => scenery && verified && lineIn(scenery, verified.played.cleanModel), [scenery]);
  const picture = useMemo(() => {
    if (!scenery || !verified || !scene) return STILL_WATER;
    const { played } = verified;
    const shown = withFates(scenery, fatesAt(played, played.defencePlan, scene));
    const model = scene.kind === 'frame' ? (index === last ? played.model : scene.frame.model) : null;
    return { samples: shown.samples, field: model && fieldIn(shown, model), ghost };
  }, [scenery, index]);
  return {
    scenes,
    index,
    last,
    playing,
    picture,
    seek(to) {
      setPlaying(false);
      show(to);
    },
    toggle() {
      if (!playing && index === last) show(0);
      setPlaying(!playing);
    },
  };
}
