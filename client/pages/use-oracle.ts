import { useState } from 'preact/hooks';
import { PRICES } from '../../engine/match/bought.ts';
import type { AttackDesk } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { heardOf, type Oracle, oracleCodes } from '../room/oracle.ts';
import type { DraftSteps } from './use-draft.ts';
import type { RoomHandle } from './use-room.ts';

/** @param left  points that are left beside what is on the desk */
export function useOracle(
  { link }: Pick<RoomHandle, 'link'>,
  { bout, bought }: Pick<AttackDesk, 'bout' | 'bought'>,
  { quantiser }: Scenario,
  left: number,
  draft: Pick<DraftSteps, 'ask'>,
): Oracle {
  const [asking, setAsking] = useState(false);
  return {
    price: PRICES.oracle,
    left,
    asking,
    heard: (x) => heardOf(bought, oracleCodes(quantiser, x)),
    ask(x) {
      setAsking(true);
      void draft
        .ask(link.send('oracle:buy', { bout, codes: oracleCodes(quantiser, x) }))
        .finally(() => setAsking(false));
    },
  };
}
