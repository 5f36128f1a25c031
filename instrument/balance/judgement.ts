import type { MixShare } from '../equilibrium.ts';
import { type BestPlay, bestPlay, type Game } from './best-play.ts';

/** Plans that no skill goes into. */
export type DegenerateId = 'nothing' | 'everything' | 'random-rows' | 'noise' | 'random-labels';

/** A plan that no skill goes into, and that must not pay. */
export interface Degenerate {
  readonly id: DegenerateId;
  /** Its name in the game. */
  readonly name: string;
}

/** One demand on a scenario, whether it is met, and the facts that decide it. */
export type Finding = Demand & {
  /** A rule holds in every scenario that ships; an aim is missed with a reason. */
  readonly kind: 'rule' | 'aim';
  readonly holds: boolean;
};

type Demand =
  /** No plan without a thought gets its side more than best play does; `gain` is above that. */
  | {
      readonly demand: 'degenerate';
      readonly plans: readonly {
        readonly side: 'attack' | 'defence';
        readonly id: DegenerateId;
        readonly gain: number;
      }[];
    }
  /** No plan of a side is best against every plan of the other. `best` is one that is; else how those that are played are beaten. */
  | {
      readonly demand: 'unbeaten';
      readonly side: 'attack' | 'defence';
      readonly best: string | null;
      readonly beaten: readonly { readonly plan: string; readonly by: string; readonly against: string }[];
    }
  | {
      readonly demand: 'value';
      readonly lowest: number;
      readonly highest: number;
      readonly value: number;
    }
  /** Different recipes in the best mix of each side. */
  | {
      readonly demand: 'mixed';
      readonly least: number;
      readonly attack: number;
      readonly defence: number;
    };

export interface Judgement extends BestPlay {
  readonly findings: readonly Finding[];
}

/** What a scenario is held to. */
const DEMANDS = { lowest: 35, highest: 65, least: 3 } as const;
/** A plan played less often than this is no part of a mix. */
const TRACE = 0.01;

/**
 * Whether a scenario is a game: judged by the attacker's advantage (metrics.ts), averaged over seeds. The menus are the
 * game's attacks and filters without the degenerate ones. A degenerate plan beats par when, against the other
 * side's best mix, it gets its own side more than the value of the game.
 *
 * Only the entries that decide are asked for; `likely` says which plans those are (best-play.ts).
 *
 * @throws GameError 'bad-shape' when nothing but degenerate plans is in the game.
 */
export function judge(
  game: Game,
  attackDegenerate: readonly Degenerate[],
  defenceDegenerate: readonly Degenerate[],
  likely: readonly string[] = [],
): Judgement {
  const { advantage } = game;
  const menu: Game = {
    advantage,
    attacks: without(game.attacks, attackDegenerate),
    filters: without(game.filters, defenceDegenerate),
  };
  const play = bestPlay(menu, likely);
  const { value } = play;
  const { lowest, highest, least } = DEMANDS;
  const mean = (mix: readonly MixShare[], of: (name: string) => number) =>
    mix.reduce((sum, { name, share }) => sum + share * of(name), 0);
  const plans = [
    ...attackDegenerate.map(({ id, name }) => ({
      side: 'attack' as const,
      id,
      gain: mean(play.defenceMix, (filter) => advantage(name, filter)) - value,
    })),
    ...defenceDegenerate.map(({ id, name }) => ({
      side: 'defence' as const,
      id,
      gain: value - mean(play.attackMix, (attack) => advantage(attack, name)),
    })),
  ];
  const attackMix = play.attackMix.filter(({ share }) => share >= TRACE);
  const defenceMix = play.defenceMix.filter(({ share }) => share >= TRACE);
  const [attackKinds, defenceKinds] = [kindsOf(attackMix), kindsOf(defenceMix)];
  return {
    value,
    attackMix,
    defenceMix,
    findings: [
      { demand: 'degenerate', kind: 'rule', holds: plans.every(({ gain }) => gain <= 0), plans },
      unbeaten('attack', menu.attacks, menu.filters, play.attackMix, play.defenceMix, advantage),
      unbeaten(
        'defence',
        menu.filters,
        menu.attacks,
        play.defenceMix,
        play.attackMix,
        (filter, attack) => -advantage(attack, filter),
      ),
      { demand: 'value', kind: 'aim', holds: value >= lowest && value <= highest, lowest, highest, value },
      {
        demand: 'mixed',
        kind: 'aim',
        holds: attackKinds >= least && defenceKinds >= least,
        least,
        attack: attackKinds,
        defence: defenceKinds,
      },
    ],
  };
}

/**
 * That each plan is beaten by another of its side against something. Looked for first where best play makes it
 * likely: by a plan of the own mix against one of the other side's.
 */
function unbeaten(
  side: 'attack' | 'defence',
  own: readonly string[],
  others: readonly string[],
  ownMix: readonly MixShare[],
  otherMix: readonly MixShare[],
  gain: (plan: string, against: string) => number,
): Finding {
  const [ownMixed, otherMixed] = [namesOf(ownMix), namesOf(otherMix)];
  const places = [
    [ownMixed, otherMixed],
    [ownMixed, others],
    [own, others],
  ] as const;
  const beaten = own.map((plan) => {
    for (const [rivals, grounds] of places) {
      for (const against of grounds) {
        const better = rivals.find((rival) => rival !== plan && gain(rival, against) > gain(plan, against));
        if (better !== undefined) return { plan, how: { by: better, against } };
      }
    }
    return { plan, how: null };
  });
  const best = beaten.find(({ how }) => how === null)?.plan ?? null;
  const played = beaten.filter(({ plan }) =>
    ownMix.some(({ name, share }) => name === plan && share >= TRACE),
  );
  return {
    demand: 'unbeaten',
    kind: 'rule',
    holds: best === null,
    side,
    best,
    beaten: played.flatMap(({ plan, how }) => (how ? [{ plan, ...how }] : [])),
  };
}

const namesOf = (mix: readonly MixShare[]) => mix.map(({ name }) => name);

/** Different recipes in a mix: the same at another strength is no other recipe. */
function kindsOf(mix: readonly MixShare[]): number {
  return new Set(mix.map(({ name }) => name.replace(/:[^+]*/g, ''))).size;
}

function without(names: readonly string[], degenerate: readonly Degenerate[]): string[] {
  return names.filter((name) => degenerate.every((each) => each.name !== name));
}
