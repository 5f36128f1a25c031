import { useMemo, useRef } from 'preact/hooks';
import type { HealthyPicture } from '../engine-worker/api.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { FATE, type Fate, fatesOf, filteredFates } from '../picture/fates.ts';
import { fieldIn, lineIn, pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates } from '../picture/round-picture.ts';
import type { ShownWhy } from '../picture/why.ts';
import { type WhyMarks, whyPicture } from '../picture/why-marks.ts';
import type { Shown } from '../room/theatre.ts';
import type { RoundData } from './use-round-data.ts';

const REVEALED: readonly Fate[] = ['missed', 'caught', 'collateral'];

export interface RoundPicture {
  readonly picture: ArenaModel;
  /** Whether the clean model's line is in it. */
  readonly ghost: boolean;
  /** What lies on it while it is told why. */
  readonly marks: WhyMarks | null;
  /** Whether the line is that of the model without the samples that are ringed. */
  readonly isWithout: boolean;
  /** False while the picture is still that of the phase before. */
  readonly fresh: boolean;
  /** Fates that may be told, with the number of samples of each. */
  readonly fates: readonly { readonly fate: Fate; readonly count: number }[];
}

/**
 * A healthy model, the theatre, or the reveal: whatever everybody may see by now.
 * @param isTold  whether the reveal has come to what every sample was
 * @param why  while it is told why
 */
export function useRoundPicture(
  { cast, training, reveal }: RoundData,
  healthy: HealthyPicture | null,
  last: Shown | null,
  isTold: boolean,
  why: ShownWhy | null,
): RoundPicture {
  // The samples and the ghost stay put while the model moves from frame to frame.
  const scenery = useMemo(() => {
    if (cast && reveal) {
      const { origin, removedBy, relabelled } = reveal;
      const fates = isTold ? fatesOf(origin, removedBy, relabelled) : filteredFates(removedBy);
      return sceneryOf(cast, fates, { continues: true });
    }
    if (cast && training) return sceneryOf(cast, filteredFates(training.kept.map((kept) => (kept ? 0 : 1))));
    return healthy && sceneryOf(healthy.cast, cleanFates(healthy.cast.n));
  }, [cast, training, reveal, healthy, isTold]);
  const ghost = useMemo(() => {
    const clean = cast ? (reveal?.cleanModel ?? training?.cleanModel) : null;
    return scenery && clean ? lineIn(scenery, clean) : null;
  }, [scenery]);
  const asked = useMemo(
    () => (scenery && reveal && why ? whyPicture(scenery, reveal.model, why) : null),
    [scenery, why],
  );
  const line = asked?.without ?? ghost;
  const fresh: ArenaModel | null = useMemo(() => {
    if (!scenery) return null;
    if (cast && reveal)
      return { samples: scenery.samples, field: fieldIn(scenery, reveal.model), ghost: line };
    if (cast && training) {
      const field = last ? fieldIn(scenery, last.model) : null;
      return { samples: scenery.samples, field, ghost };
    }
    return pictureOf(scenery, healthy?.model ?? null, null);
  }, [scenery, last?.index, line]);

  // The last picture stays until the next one is whole: a phase may begin before its data are here.
  const held = useRef<ArenaModel>(STILL_WATER);
  if (fresh) held.current = fresh;
  const told =
    cast && reveal && isTold ? REVEALED : cast && (training || reveal) ? (['dropped'] as const) : [];
  const fates = told.map((fate) => ({
    fate,
    count: scenery?.samples.fates.filter((each) => each === FATE[fate]).length ?? 0,
  }));
  return {
    picture: held.current,
    ghost: line !== null,
    marks: asked?.marks ?? null,
    isWithout: asked !== null,
    fresh: fresh !== null,
    fates,
  };
}
