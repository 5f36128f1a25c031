import type { Thumbnail } from '../../engine/round/thumbnail.ts';
import type { WatchedFrame } from '../training/trainer.ts';
import type { Reaction, ReactionParts } from './reaction.ts';
import { roundSpec } from './round-data.ts';
import { frameMillis, framesShown } from './theatre.ts';

/** One frame of the training on show. */
export interface ShownFrame extends WatchedFrame {
  readonly bout: string;
  readonly index: number;
  readonly count: number;
}

/** Trainings on show. */
export interface FilmReaction extends Reaction {
  /** Has the small pictures of a reveal made that began before this server was there to make them. */
  picture(): void;
}

/** Shows the trainings frame by frame while their phase lasts. */
export function createFilm(
  { journal, trainer, clock, report }: Pick<ReactionParts, 'journal' | 'trainer' | 'clock' | 'report'>,
  show: (frame: ShownFrame) => void,
  /** Told the small picture of each bout. */
  pictured: (bout: string, thumbnail: Thumbnail | null) => void = () => {},
): FilmReaction {
  const filmed = new Set<string>(); // bouts
  const callOffs = new Map<string, () => void>(); // by bout
  let closed = false;
  /** The round whose training was seen to begin. */
  let watched = 0;

  async function film(bout: string): Promise<void> {
    const spec = roundSpec(journal.match(), bout);
    if (!spec || filmed.has(bout)) return;
    filmed.add(bout);
    try {
      const { frames, thumbnail } = await trainer.round(spec);
      pictured(bout, thumbnail);
      showFrom(bout, frames, 0);
    } catch (error) {
      report(error);
    }
  }

  function showFrom(bout: string, frames: readonly WatchedFrame[], from: number): void {
    const match = journal.match();
    if (closed || match.phase !== 'train' || !match.bouts.some(({ id }) => id === bout)) return;
    const upTo = framesShown(match, bout, clock.now(), frames.length);
    for (let index = from; index < upTo; index++) {
      show({ ...(frames[index] as WatchedFrame), bout, index, count: frames.length });
    }
    callOffs.get(bout)?.();
    if (upTo === frames.length) return;
    const wait = frameMillis(match, bout, frames.length);
    callOffs.set(
      bout,
      clock.after(wait, () => showFrom(bout, frames, Math.max(from, upTo))),
    );
  }

  function look(): void {
    const match = journal.match();
    if (match.phase === 'train') watched = match.round;
    // Results that came as the phase ended are in no film, but have pictures.
    const isOn = match.phase === 'train' || match.phase === 'reveal';
    if (isOn && match.round === watched) for (const bout of match.order) void film(bout);
  }

  return {
    look,
    picture() {
      const match = journal.match();
      if (match.phase === 'reveal') watched = match.round;
      look();
    },
    close() {
      closed = true;
      for (const callOff of callOffs.values()) callOff();
    },
  };
}
