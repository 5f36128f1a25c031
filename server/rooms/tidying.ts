import { isRowsPlan } from '../../engine/round/plans.ts';
import type { Store } from '../store/store.ts';
import type { Reaction, ReactionParts } from './reaction.ts';

/** Throws away the rows that teams have handed over and not played, once their round is revealed. */
export function createTidying(
  code: string,
  { journal, store, report }: Pick<ReactionParts, 'journal' | 'report'> & { readonly store: Store },
): Reaction {
  let tidied = 0; // rounds

  async function tidy(round: number): Promise<void> {
    tidied = round;
    const played = journal
      .match()
      .records.flatMap(({ id, teams, attack: { plan } }) =>
        isRowsPlan(plan) ? [{ bout: id, team: teams.attack, hash: plan.rows.hash }] : [],
      );
    try {
      await store.dropFiles(code, played);
    } catch (error) {
      report(error); // nothing is lost: the next round tries again
    }
  }

  return {
    look() {
      const match = journal.match();
      if (match.phase === 'reveal' && match.round > tidied) void tidy(match.round);
    },
    close() {},
  };
}
