import type { MixShare } from '../equilibrium.ts';
import { type BestPlay, bestPlay, type Game } from './best-play.ts';

/** A plan that no skill goes into, and that must not pay. */
export interface Degenerate {
  /** As people call it. */
  readonly label: string;
  /** Its name in the game. */
  readonly name: string;
}

/** One demand on a scenario, and whether it is met. */
export interface Finding {
  readonly demand: string;
  /** A rule holds in every scenario that ships; an aim is missed with a reason. */
  readonly kind: 'rule' | 'aim';
  readonly holds: boolean;
  readonly detail: string;
}

export interface Judgement extends BestPlay {
  readonly findings: readonly Finding[];
}

/** What a scenario is held to. */
const DEMANDS = { lowest: 35, highest: 65, kinds: 3 } as const;
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
  const mean = (mix: readonly MixShare[], of: (name: string) => number) =>
    mix.reduce((sum, { name, share }) => sum + share * of(name), 0);
  const beating = [
    ...attackDegenerate.map(({ label, name }) => ({
      label: `attack: ${label}`,
      gain: mean(play.defenceMix, (filter) => advantage(name, filter)) - value,
    })),
    ...defenceDegenerate.map(({ label, name }) => ({
      label: `defence: ${label}`,
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
      {
        demand: 'no degenerate plan beats par',
        kind: 'rule',
        holds: beating.every(({ gain }) => gain <= 0),
        detail: beating
          .map(({ label, gain }) => `${label} ${gain > 0 ? 'gains' : 'loses'} ${points(Math.abs(gain))}`)
          .join('; '),
      },
      unbeaten('attack', menu.attacks, menu.filters, play.attackMix, play.defenceMix, advantage),
      unbeaten(
        'defence',
        menu.filters,
        menu.attacks,
        play.defenceMix,
        play.attackMix,
        (filter, attack) => -advantage(attack, filter),
      ),
      {
        demand: `value between ${DEMANDS.lowest} and ${DEMANDS.highest}`,
        kind: 'aim',
        holds: value >= DEMANDS.lowest && value <= DEMANDS.highest,
        detail: points(value),
      },
      {
        demand: `both sides mix ${DEMANDS.kinds} recipes or more`,
        kind: 'aim',
        holds: attackKinds >= DEMANDS.kinds && defenceKinds >= DEMANDS.kinds,
        detail: `attack ${attackKinds}, defence ${defenceKinds}`,
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
        if (better !== undefined) return { plan, how: `${better} beats ${plan} against ${against}` };
      }
    }
    return { plan, how: null };
  });
  const best = beaten.find(({ how }) => how === null);
  return {
    demand: `no ${side} is best against every ${side === 'attack' ? 'defence' : 'attack'}`,
    kind: 'rule',
    holds: best === undefined,
    detail:
      best?.plan ??
      beaten
        .filter(({ plan }) => ownMix.some(({ name, share }) => name === plan && share >= TRACE))
        .map(({ how }) => how)
        .join('; '),
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

const points = (number: number) => number.toFixed(1);
