import { attackPoints } from '../round/costs.ts';
import type { Scenario } from '../round/scenario.ts';
import type { Side } from '../round/sides.ts';
import type { Desk, HeldPlan } from './drafts.ts';
import { type Bout, boutsOf } from './formats.ts';
import { boutsInPlay, type Match, type Player, sideOf } from './match.ts';
import { captainOf } from './members.ts';
import { boughtBy, spentIn } from './purchases.ts';
import { takeBackMillis } from './rules.ts';
import { previewSeed } from './seeds.ts';
import type { ViewExtra } from './view.ts';
import type { AttackDesk, DefendDesk, DraftView, SeatView } from './views.ts';

/** The desks of a seat: one for each side that its team plays in the round. */
export function viewOfDesks(
  player: Player,
  match: Match,
  extra: ViewExtra,
): Pick<SeatView, 'attack' | 'defend'> {
  if (!('round' in match)) return { attack: null, defend: null };
  const bouts = boutsOf(match, match.round);
  const of = (side: Side) => bouts.filter((bout) => sideOf(player, bout) === side);
  const scenario = bouts[0] && extra.rules.scenario(bouts[0].scenario);
  if (!scenario) return { attack: null, defend: null };
  return {
    attack: attackDesk(of('attack'), player, match, scenario, extra),
    defend: defendDesk(of('defend'), player, match, scenario, extra),
  };
}

function attackDesk(
  bouts: readonly Bout[],
  player: Player,
  match: Match,
  scenario: Scenario,
  extra: ViewExtra,
): AttackDesk | null {
  const [first] = bouts;
  if (!first) return null;
  const desk = match.phase === 'prepare' ? match.desks.find(({ team }) => team === player.team) : undefined;
  const inPlay = boutsInPlay(match).find(({ id }) => id === first.id);
  const held = desk ? desk.handed : inPlay && 'attack' in inPlay ? inPlay.attack : null;
  return {
    bout: first.id,
    bouts: bouts.map(({ id }) => id),
    draft: desk ? draftView(desk, match, extra) : null,
    shares:
      desk?.shares?.map(({ player: seat, points }) => ({
        ...{ player: seat, points, spent: spentIn(match, first.id, 'attack', seat) },
      })) ?? null,
    points: attackPoints(scenario),
    epsilonMax: scenario.epsilonMax,
    spent: spentIn(match, first.id, 'attack'),
    bought: boughtBy(match, first.id, 'attack'),
    plan: held ? planFor(held, player) : (revealed(match, first)?.attack.plan ?? null),
    previewSeed: previewSeed(match.code, first.round),
  };
}

function defendDesk(
  bouts: readonly Bout[],
  player: Player,
  match: Match,
  scenario: Scenario,
  extra: ViewExtra,
): DefendDesk | null {
  const [first] = bouts;
  if (!first) return null;
  const desk = match.phase === 'filter' ? match.desks.find(({ team }) => team === player.team) : undefined;
  const inPlay = boutsInPlay(match).find(({ id }) => id === first.id);
  const held = desk ? desk.handed : inPlay && 'defend' in inPlay ? inPlay.defend : null;
  return {
    bout: first.id,
    bouts: bouts.map(({ id }) => id),
    draft: desk ? draftView(desk, match, extra) : null,
    points: scenario.defencePoints,
    epsilonRange: scenario.epsilonRange,
    spent: spentIn(match, first.id, 'defend'),
    bought: boughtBy(match, first.id, 'defend'),
    plan: held ? planFor(held, player) : (revealed(match, first)?.defend.plan ?? null),
    streamReady: isDelivered(match),
  };
}

const isDelivered = (match: Match): boolean =>
  match.phase === 'filter' ? match.arrival.opened : match.phase === 'train' || match.phase === 'reveal';

function draftView<Plan>(
  { team, draft, ready, handed }: Desk<Plan>,
  match: Match,
  { present, rules }: ViewExtra,
): DraftView<Plan> {
  return {
    plan: draft?.plan ?? null,
    changedBy: draft?.by ?? null,
    changedAt: draft?.at ?? null,
    ready,
    captain: captainOf(match, team, present),
    handed: handed && {
      by: handed.by,
      how: handed.how,
      takeBackUntil: handed.at + takeBackMillis(rules, match.pace),
    },
  };
}

/** Before the reveal a plan is for the seats that were there when it was committed. */
function planFor<Plan>({ plan, seenBy }: HeldPlan<Plan>, { id }: Player): Plan | null {
  return seenBy.includes(id) ? plan : null;
}

const revealed = (match: Match, { id }: Bout) =>
  match.phase === 'reveal' ? match.records.find((record) => record.id === id) : undefined;
