import { useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import { PRICES } from '../../engine/match/bought.ts';
import type { DefendDesk } from '../../engine/match/views.ts';
import { defenceCost } from '../../engine/round/costs.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';
import type { RoomHandle } from './use-room.ts';

/** What a plan would give, as the team has paid to learn. */
export interface BoughtTraining {
  readonly plan: DefencePlan;
  /** On the trusted samples, 0 … 1. */
  readonly accuracy: number;
}

/** What defenders pay points to learn, and what they have learnt. */
export interface Buying {
  /** Points that are left beside the plan. */
  readonly left: number;
  /** Whether samples are poison, by row. */
  readonly audits: ReadonlyMap<number, boolean>;
  readonly trainings: readonly BoughtTraining[];
  readonly asking: boolean;
  readonly fault: Fault | null;
  /** Null where the points are not enough, or a question is under way. */
  readonly audit: ((row: number) => void) | null;
  readonly train: (() => void) | null;
}

export function useBuying(
  { link }: Pick<RoomHandle, 'link'>,
  desk: DefendDesk,
  plan: DefencePlan,
  scenario: Scenario,
): Buying {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { bout, bought, spent, points } = desk;
  const left = points - spent - defenceCost(scenario, plan);
  const ask = async (answer: Promise<Ack>) => {
    setAsking(true);
    const ack = await answer;
    setAsking(false);
    setFault(ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' });
  };
  const canPay = (price: number) => !asking && left >= price;
  return {
    left,
    audits: new Map(bought.flatMap((each) => (each.kind === 'audit' ? [[each.row, each.poisoned]] : []))),
    trainings: bought.filter((each) => each.kind === 'training'),
    asking,
    fault,
    audit: canPay(PRICES.audit) ? (row) => void ask(link.send('audit:buy', { bout, row })) : null,
    train: canPay(PRICES.training) ? () => void ask(link.send('training:buy', { bout, plan })) : null,
  };
}
