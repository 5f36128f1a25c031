import type { Millis } from '../../engine/match/views.ts';
import { createDeadline } from './deadline.ts';
import { createFilm, type ShownFrame } from './film.ts';
import { createForging } from './forging.ts';
import { createGallery, type Gallery } from './gallery.ts';
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
  const make = (): { readonly all: readonly Reaction[]; readonly gallery: Gallery } => {
    const gallery = createGallery();
    const deadline = createDeadline({ ...parts, due });
    // One server does what is to be done once; each shows the film to those who watch there.
    const once = [createForging(parts), createTraining(parts), ...more()].map((each) =>
      whenever(keeping, each),
    );
    return { gallery, all: [deadline, createFilm(parts, frame, gallery.add), ...once] };
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
  return { now: () => current().all, gallery: () => current().gallery };
}
