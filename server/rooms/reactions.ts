import type { Millis } from '../../engine/match/views.ts';
import { createDeadline } from './deadline.ts';
import { createFilm, type ShownFrame } from './film.ts';
import { createForging } from './forging.ts';
import { createGallery } from './gallery.ts';
import type { Reaction, ReactionParts } from './reaction.ts';
import { createTraining } from './training.ts';

const whenever = (may: () => boolean, { look, close }: Reaction): Reaction => ({
  look: () => may() && look(),
  close,
});

/** What a room does by itself. A match that follows another begins with reactions of its own. */
export function createReactions(
  parts: ReactionParts,
  {
    due,
    frame,
    more,
    keeping,
  }: { due(): Millis | null; frame(frame: ShownFrame): void; more(): Reaction[]; keeping(): boolean },
) {
  const make = () => {
    const gallery = createGallery();
    const deadline = createDeadline({ ...parts, due });
    // One server does what is to be done once; each shows the film to those who watch there.
    const once = [createForging(parts), createTraining(parts), ...more()].map((each) =>
      whenever(keeping, each),
    );
    const film = createFilm(parts, frame, gallery.add);
    return { gallery, film, all: [deadline, film, ...once] };
  };
  const number = () => parts.journal.match().earlier.length;
  let held = { number: number(), ...make() };
  const current = () => {
    if (held.number !== number()) {
      for (const reaction of held.all) reaction.close();
      held = { number: number(), ...make() };
    }
    return held;
  };
  return {
    now: (): readonly Reaction[] => current().all,
    /** As `Gallery.from`; pictures of a reveal that are missing here are made for whoever asks again. */
    thumbnails(round: number, from: number) {
      const { gallery, film } = current();
      const match = parts.journal.match();
      const answer = gallery.from(match, round, from);
      const hasPictures = match.phase === 'reveal' && match.format !== 'duel';
      if (hasPictures && answer.next < match.order.length) film.picture();
      return answer;
    },
  };
}
