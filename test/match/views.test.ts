import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DATA_KINDS, dataRefusal } from '../../engine/match/access.ts';
import { HOST } from '../../engine/match/commands.ts';
import { onlyDraftsDiffer } from '../../engine/match/drafts.ts';
import type { MatchEvent } from '../../engine/match/events.ts';
import { begin, evolve } from '../../engine/match/evolve.ts';
import { boutsOf } from '../../engine/match/formats.ts';
import { type Match, type Player, playsIn, sideOf } from '../../engine/match/match.ts';
import { RULES } from '../../engine/match/rules.ts';
import { standingsOf } from '../../engine/match/standings.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { shareView, shownIn, viewOfHost, viewOfSeat, viewOfWatcher } from '../../engine/match/view.ts';
import type { RoomView } from '../../engine/match/views.ts';
import type { RecordedSummary } from '../../engine/round/result.ts';
import type { Side } from '../../engine/round/sides.ts';
import { extra, FIXED, moves, plansOf, room, run, type TeamPlan, WATCHERS } from './match-moves.ts';
import { boutOf, created, playMatch, summaryOf } from './match-player.ts';

describe('what is seen, whatever is commanded', () => {
  it('VIEW-1 before the reveal nobody sees a draft or a plan of another team, or of a round that they watch', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        run(
          list,
          (match) => {
            // What earlier rounds showed is no secret; take it away and look at the rest.
            const shared = shareView({ ...match, records: [] }, extra);
            const plans = plansOf(match);
            for (const player of match.players) {
              const plays = 'round' in match && playsIn(player, match.round);
              const own = plans.filter((each) => plays && each.team === player.team);
              const text = JSON.stringify(viewOfSeat(player, shared));
              expectNone(
                text,
                plans.filter((each) => !own.includes(each)),
                own,
              );
            }
            for (const view of [viewOfWatcher(null, shared), viewOfHost(HOST, shared)])
              expectNone(JSON.stringify(view), plans, []);
          },
          opened,
        );
      }),
      FIXED,
    );
  });

  it('VIEW-7 a seat that is taken in the middle of a round sees no draft, no plan and no data of its team', () => {
    fc.assert(
      fc.property(moves, (list) => {
        let there: readonly string[] = [];
        let match = begin(created);
        for (const event of run(list, () => {}).log.slice(1) as MatchEvent[]) {
          match = evolve(match, event);
          if (match.phase === 'briefing') there = match.players.map((player) => player.id);
          const shared = shareView({ ...match, records: [] }, extra);
          for (const player of match.players) {
            if (there.includes(player.id) || match.phase === 'briefing' || match.phase === 'lobby') continue;
            expectNone(JSON.stringify(viewOfSeat(player, shared)), plansOf(match), []);
            if (match.phase !== 'filter') continue;
            const bout = boutOf(match);
            expect(dataRefusal(match, 'known', bout, player.id)).toBe('wrong-role');
            expect(dataRefusal(match, 'stream', bout, player.id)).toBe('wrong-role');
          }
        }
      }),
      FIXED,
    );
  });
  it('VIEW-2 VIEW-8 no view holds the seed of the match or of a bout, or who a watcher is, at any time', () => {
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          const bouts = [1, 2].flatMap((round) => boutsOf(match, round));
          const secrets = [match.seed, ...bouts.map(({ seed }) => seed), ...WATCHERS].map(String);
          for (const view of allViews(match)) {
            const text = JSON.stringify(view);
            for (const secret of secrets) expect(text).not.toContain(secret);
          }
        });
      }),
      FIXED,
    );
  });

  it('VIEW-3 a view and its desks have the keys of their types and no others', () => {
    const shared = [
      ...['code', 'phase', 'event', 'endsAt', 'paused', 'pausedWithMillis', 'locked', 'choose', 'bots'],
      ...[
        'phantoms',
        'seedHash',
        'seedChosen',
        'format',
        'teams',
        'players',
        'scenarios',
        'round',
        'rounds',
        'reveal',
      ],
      ...['scenario', 'bouts', 'revealed', 'history', 'results', 'standings', 'said', 'crowd', 'role'],
    ];
    const own = {
      spectator: ['guess'],
      host: ['you', 'hosts', 'door', 'knocks', 'matches', 'progress'],
      player: ['you', 'team', 'attack', 'defend', 'guess'],
    };
    const attack = [
      'bout',
      'bouts',
      'draft',
      'shares',
      'points',
      'epsilonMax',
      'spent',
      'bought',
      'plan',
      'previewSeed',
    ];
    const defend = [
      'bout',
      'bouts',
      'draft',
      'points',
      'epsilonRange',
      'spent',
      'bought',
      'plan',
      'streamReady',
    ];
    const keys = (value: object) => Object.keys(value).sort();
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          for (const view of allViews(match)) {
            expect(keys(view)).toEqual([...shared, ...own[view.role]].sort());
            for (const record of view.history) {
              expect(record).not.toHaveProperty('seed');
              expect(record.attack).not.toHaveProperty('seenBy');
            }
            for (const bout of view.bouts)
              expect(keys(bout)).toEqual(['accuracy', 'cleanAccuracy', 'committed', 'id', 'teams', 'well']);
            if (view.role !== 'player') continue;
            if (view.attack) expect(keys(view.attack)).toEqual(attack.sort());
            if (view.defend) expect(keys(view.defend)).toEqual(defend.sort());
          }
        });
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('VIEW-4 data are given out by role and phase', () => {
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          const round = 'round' in match ? match.round : 0;
          for (const who of [...match.players.map((player) => player.id), HOST, null]) {
            const player = match.players.find((each) => each.id === who);
            const plays = player !== undefined && player.playsFrom <= round;
            const attacks = plays && sideNow(match, player) === 'attack';
            const may = (kind: (typeof DATA_KINDS)[number]) =>
              dataRefusal(match, kind, `r${round}b1`, who) === null;
            if (may('known')) expect(attacks && match.phase !== 'briefing').toBe(true);
            if (match.phase === 'filter')
              expect(may('stream')).toBe(plays && !attacks && match.arrival.opened);
            if (may('reveal')) expect(match.phase).toBe('reveal');
            if (may('training')) expect(['train', 'reveal']).toContain(match.phase);
            expect(dataRefusal(match, 'reveal', `r${round + 1}b1`, who)).not.toBeNull();
          }
        });
      }),
      FIXED,
    );
  });
});

function sideNow(match: Match, player: Player) {
  const bout = 'round' in match ? boutsOf(match, match.round)[0] : undefined;
  return bout ? sideOf(player, bout) : null;
}

const alike = () => summaryOf(60, 40);

/** A round of three wells, up to its reveal. @param paid  the scores of each bout in turn */
function revealedRound(paid: (bout: number) => RecordedSummary = alike): Match {
  const game = playMatch({ ...created, format: 'wells', teams: newTeams(3), rounds: 2 });
  for (const team of ['t1', 't2', 't3']) game.join(`Of ${team}`, team);
  game.host('start');
  for (const phase of ['briefing', 'prepare'] as const) game.endShown(phase, 1);
  game.deliver();
  game.endShown('filter', 1);
  for (const [k, { id: bout }] of boutsOf(game.match, 1).entries()) {
    const summary = { ...paid(k), accuracy: 0.5 + k / 10 };
    game.send({ type: 'training-done', bout, summary, at: game.now });
  }
  game.pass(120_000);
  return game.match;
}

function allViews(match: Match): RoomView[] {
  const shared = shareView(match, extra);
  const players = match.players.map((player) => viewOfSeat(player, shared));
  return [viewOfWatcher(null, shared), viewOfHost(HOST, shared), ...players];
}

describe('a round of many bouts', () => {
  it('VIEW-13 shows plans and scores of a bout to its teams, accuracies in the reveal to everybody', () => {
    const match = revealedRound();
    expect(match.phase).toBe('reveal');
    for (const view of allViews(match)) {
      expect(view.bouts.map(({ accuracy }) => accuracy)).toEqual([0.5, 0.6, 0.7]);
      expect(view.standings).toHaveLength(3);
      const results = view.results.map(({ teams }) => Object.values(teams));
      expect(results).toHaveLength(view.role === 'player' ? 2 : 3);
      expect(view.history).toHaveLength(view.role === 'player' ? 2 : 0);
      if (view.role === 'player') for (const teams of results) expect(teams).toContain(view.team);
    }
  });

  it('CLIENT-9 tells everybody the same whole points of a bout, which add up to those of both its teams', () => {
    // Each score is rounded down where its team's other one takes the point that is left.
    const match = revealedRound((bout) => summaryOf(62.6, 20.6 + bout / 100));
    const shownToAll = match.records.map(shownIn(match));
    for (const { team, points } of standingsOf(match)) {
      const own = (side: Side) => shownToAll.find(({ teams }) => teams[side] === team)?.points[side] ?? 0;
      expect(own('attack') + own('defend')).toBe(Math.round(points));
    }
    const byThemselves = match.records.map(({ summary }) => Math.round(summary.attackScore));
    expect(shownToAll.map(({ points }) => points.attack)).not.toEqual(byThemselves);
    for (const view of allViews(match)) {
      for (const bouts of [view.revealed, view.history])
        expect(bouts).toEqual(shownToAll.filter(({ id }) => bouts.some((bout) => bout.id === id)));
    }
  });
});

/** Numbers of a plan that nothing else in a view looks like. */
function marksOf({ plan }: TeamPlan): string[] {
  const ofFilters = 'filters' in plan ? plan.filters.flatMap(({ params }) => Object.values(params)) : [];
  const numbers = 'epsilon' in plan ? [plan.epsilon] : ofFilters;
  return numbers.map(String).filter((text) => text.length > 8);
}

function expectNone(text: string, foreign: readonly TeamPlan[], own: readonly TeamPlan[]): void {
  const known = new Set(own.flatMap(marksOf));
  for (const mark of foreign.flatMap(marksOf)) if (!known.has(mark)) expect(text).not.toContain(mark);
}

it('VIEW-12 a change of a draft changes nothing that everybody sees; handing in does', () => {
  const game = playMatch({ ...created, format: 'wells' });
  game.join('Rosa', 't1');
  game.join('Blaise', 't2');
  game.host('start');
  game.pass(20_000);
  const extra = {
    connected: new Set<string>(),
    present: game.present(),
    lagMillis: new Map(),
    knocks: [],
    rules: RULES,
  };
  const seen = () => ({ match: game.match, view: shareView(game.match, extra).view });
  const before = seen();
  game.draft('p1');
  const drafted = seen();
  expect(onlyDraftsDiffer(before.match, drafted.match)).toBe(true);
  expect(drafted.view).toEqual(before.view);
  game.commit('p1');
  const handed = seen();
  expect(onlyDraftsDiffer(drafted.match, handed.match)).toBe(false);
  expect(handed.view).not.toEqual(before.view);
});
