import type { PoisonDesk } from './poison.ts';
import type { Reaction, ReactionParts } from './reaction.ts';

/** Throws away the rows that teams have handed over and not played, once their round is revealed. */
export function createTidying(
  { journal, report }: Pick<ReactionParts, 'journal' | 'report'>,
  poison: Pick<PoisonDesk, 'tidy'>,
): Reaction {
  /** The round that was tidied last; a room may play several matches, each with a seed of its own. */
  let tidied = '';

  return {
    look() {
      const match = journal.match();
      if (match.phase !== 'reveal') return;
      const round = `${match.seed} ${match.round}`;
      if (round === tidied) return;
      tidied = round;
      poison.tidy().catch(report); // nothing is lost: the next round tries again
    },
    close() {},
  };
}
