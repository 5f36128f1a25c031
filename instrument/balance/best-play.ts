import { type MixShare, mixOf, solveZeroSum } from '../equilibrium.ts';

/** A game that the attacker wants high and the defender low; its entries are played as they are asked for, once each. */
export interface Game {
  readonly attacks: readonly string[];
  readonly filters: readonly string[];
  /** The attacker's advantage, 0 … 100. */
  readonly advantage: (attack: string, filter: string) => number;
}

/** What both sides do when neither can do better; shares descend, none is 0. */
export interface BestPlay {
  readonly value: number;
  readonly attackMix: readonly MixShare[];
  readonly defenceMix: readonly MixShare[];
}

/** Range of an entry. */
const [LEAST, MOST] = [0, 100];
/** Points that one side must gain by another plan before the mix is not the best: rounding is less. */
const NOTICEABLE = 1e-6;
/** The solver's own rounding: smaller shares are none. */
const ROUNDING = 1e-9;

/**
 * Best play without playing the whole table: the game of the plans seen so far is solved, each side's best
 * answer to the other's mix joins it, until neither side has one that gains. Answers that cannot gain whatever
 * their remaining entries are, are not played to the end. The result is best play of the whole game.
 *
 * Source: McMahan, Gordon, Blum: Planning in the Presence of Cost Functions Controlled by an Adversary (2003),
 * the double oracle algorithm.
 *
 * @param likely  plans to begin with; they change how many entries are played, not what comes out
 */
export function bestPlay(game: Game, likely: readonly string[] = []): BestPlay {
  const { advantage } = game;
  const rows = startOf(game.attacks, likely);
  const columns = startOf(game.filters, likely);
  for (;;) {
    const { row, column, value } = solveZeroSum(
      rows.map((attack) => columns.map((filter) => advantage(attack, filter))),
    );
    const attackMix = mixOf(rows, row, ROUNDING);
    const defenceMix = mixOf(columns, column, ROUNDING);
    const attack = bestAnswer(
      game.attacks.filter((name) => !rows.includes(name)),
      defenceMix,
      advantage,
      value + NOTICEABLE,
    );
    const filter = bestAnswer(
      game.filters.filter((name) => !columns.includes(name)),
      attackMix,
      (name, other) => LEAST + MOST - advantage(other, name),
      LEAST + MOST - value + NOTICEABLE,
    );
    if (attack === null && filter === null) return { value, attackMix, defenceMix };
    if (attack !== null) rows.push(attack);
    if (filter !== null) columns.push(filter);
  }
}

function startOf(names: readonly string[], likely: readonly string[]): string[] {
  const found = names.filter((name) => likely.includes(name));
  return found.length > 0 ? found : names.slice(0, 1);
}

/** The plan that gets most, and more than `least`, against a mix; null where none does. */
function bestAnswer(
  names: readonly string[],
  against: readonly MixShare[],
  gain: (name: string, other: string) => number,
  least: number,
): string | null {
  let [best, most]: [string | null, number] = [null, least];
  for (const name of names) {
    let hoped = MOST;
    for (const { name: other, share } of against) {
      hoped -= share * (MOST - gain(name, other));
      if (hoped <= most) break;
    }
    if (hoped > most) [best, most] = [name, hoped];
  }
  return best;
}
