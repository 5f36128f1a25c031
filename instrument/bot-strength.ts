import type { Core } from '../engine/numeric/core.ts';
import { seedFrom } from '../engine/random.ts';
import { BOT_LEVELS, type BotLevel } from '../engine/round/bot-levels.ts';
import { botAttackPlan, botDefencePlan } from '../engine/round/bots.ts';
import { drawWell, type WellFiles } from '../engine/round/draw-well.ts';
import { openRound } from '../engine/round/round.ts';
import { type Interval, meanInterval } from './interval.ts';

/** What bots of one level reach against bots of all levels, on the wells that were played. */
export interface Strength {
  /** Scores of its attacks and of its defences, means over wells and opponents. */
  readonly attack: Interval;
  readonly defence: Interval;
}

/**
 * Plays the bots of every level against those of every level, on drawn wells: one for each seed that follows from the
 * scenario's id and one of `wells` numbers, counted from `first`.
 */
export async function botStrength(
  core: Core,
  scenario: string,
  files: WellFiles,
  wells: number,
  first = 0,
): Promise<Record<BotLevel, Strength>> {
  const attack: Record<BotLevel, number[]> = { easy: [], medium: [], hard: [] };
  const defence: Record<BotLevel, number[]> = { easy: [], medium: [], hard: [] };
  for (let k = first; k < first + wells; k++) {
    const scores = await playWell(core, scenario, files, seedFrom(`bot-strength/${scenario}/${k}`));
    for (const level of BOT_LEVELS) {
      const [attacks, defences] = [
        scores.filter((score) => score.attacker === level),
        scores.filter((score) => score.defender === level),
      ];
      attack[level].push(mean(attacks.map((score) => score.attack)));
      defence[level].push(mean(defences.map((score) => score.defence)));
    }
  }
  const strengthOf = (level: BotLevel): Strength => ({
    attack: meanInterval(attack[level]),
    defence: meanInterval(defence[level]),
  });
  return { easy: strengthOf('easy'), medium: strengthOf('medium'), hard: strengthOf('hard') };
}

interface BotScore {
  readonly attacker: BotLevel;
  readonly defender: BotLevel;
  readonly attack: number;
  readonly defence: number;
}

/** Every level against every level on one well. */
async function playWell(core: Core, scenario: string, files: WellFiles, seed: string): Promise<BotScore[]> {
  const well = drawWell(core, scenario, files, seed);
  const round = await openRound(core, well, seed);
  const plans = `${seed}/plans`;
  return BOT_LEVELS.flatMap((attacker) => {
    const delivery = round.deliver(botAttackPlan(well.scenario, seedFrom(plans), attacker));
    return BOT_LEVELS.map((defender) => {
      const plan = botDefencePlan(well.scenario, seedFrom(plans), defender);
      const { summary } = delivery.filter(plan).train().score();
      return { attacker, defender, attack: summary.attackScore, defence: summary.defenceScore };
    });
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
