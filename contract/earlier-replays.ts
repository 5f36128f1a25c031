import { bringShapeUpToDate } from '../engine/match/earlier-shapes.ts';
import { newTeams } from '../engine/match/teams.ts';

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/**
 * A replay as this version writes it. The first version had rounds instead of bouts and teams named after the colours
 * of the sides, and plans and summaries had other shapes until version 0.2, which also
 * wrote the story of a bout in English; what is no replay comes back as it is, for
 * the schema to judge.
 */
export function bringReplayUpToDate(value: unknown): unknown {
  if (!isBody(value)) return value;
  if (Array.isArray(value.bouts)) return { ...value, bouts: value.bouts.map(withShapes) };
  if (value.version !== 1 || !Array.isArray(value.rounds)) return value;
  const { rounds, ...head } = value;
  const bouts = rounds.map((round) => withShapes(boutOfRound(round)));
  return { ...head, version: 2, engine: 1, teams: newTeams(2), bouts };
}

function withShapes(bout: unknown): unknown {
  if (!isBody(bout)) return bout;
  const sides = (['attack', 'defend'] as const).map((side) => {
    const handed = bout[side];
    return [side, isBody(handed) ? { ...handed, plan: bringShapeUpToDate(handed.plan) } : handed];
  });
  const { story: _story, ...facts } = bout;
  return { ...facts, ...Object.fromEntries(sides), summary: bringShapeUpToDate(bout.summary) };
}

function boutOfRound(value: unknown): unknown {
  if (!isBody(value)) return value;
  const { attackers, red, blue, redByBot, blueByBot, ...rest } = value;
  const [attack, defend] = attackers === 'red' ? ['t1', 't2'] : ['t2', 't1'];
  return {
    ...rest,
    id: `r${rest.round}b1`,
    teams: { attack, defend },
    well: defend,
    attack: { plan: red, byBot: redByBot },
    defend: { plan: blue, byBot: blueByBot },
  };
}
