import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchEvent } from '../../engine/match/events.ts';
import { begin, evolve, replayLog } from '../../engine/match/evolve.ts';
import { boutsOf } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { RULES } from '../../engine/match/rules.ts';
import { FIXED, moves, plansOf, room, run } from './match-moves.ts';

describe('whatever is commanded', () => {
  it('MATCH-14 replaying the log gives the same match', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        const { match, log } = run(list, () => {}, opened);
        expect(replayLog(JSON.parse(JSON.stringify(log)))).toEqual(JSON.parse(JSON.stringify(match)));
      }),
      FIXED,
    );
  });

  it('MATCH-11 no side ever overspends, in drafts, plans and records', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        const moons = RULES.scenario('moons');
        if (!moons) throw new Error('no moons');
        const { match } = run(
          list,
          (now) => {
            for (const { plan } of plansOf(now)) {
              const problem =
                'filters' in plan ? RULES.checkDefencePlan(moons, plan) : RULES.checkAttackPlan(moons, plan);
              expect(problem).toBeNull();
            }
          },
          opened,
        );
        for (const { attack, defend } of match.records) {
          expect(RULES.checkAttackPlan(moons, attack.plan)).toBeNull();
          expect(RULES.checkDefencePlan(moons, defend.plan)).toBeNull();
        }
      }),
      FIXED,
    );
  });

  it('MATCH-37 every bout of a round that is over is scored, or was given up after its trainings failed', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        let before: Match = begin(opened);
        for (const event of run(list, () => {}, opened).log.slice(1) as MatchEvent[]) {
          const after = evolve(before, event);
          if (event.type === 'phase-started' && event.phase === 'reveal' && before.phase === 'train') {
            const ids = after.records.filter(({ round }) => round === event.round).map((record) => record.id);
            const given = before.bouts.filter(({ voided }) => voided).map((bout) => bout.id);
            expect([...ids, ...given].sort()).toEqual(
              boutsOf(before, event.round)
                .map((b) => b.id)
                .sort(),
            );
          }
          before = after;
        }
      }),
      FIXED,
    );
  });

  it('MATCH-12 the same commands sent twice give the same match', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const named = list.filter(({ make }) => 'id' in make(0, 0));
        const twice = named.flatMap((move) => [move, { ...move, wait: 0 }]);
        expect(run(twice, () => {}).match).toEqual(run(named, () => {}).match);
      }),
      FIXED,
    );
  });
  it('MATCH-15 whoever left during the match comes back on the same team', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { log } = run(list, () => {});
        const held = new Map<string, { nickname: string; team: string }>();
        const left = new Map<string, string>();
        let begun = false;
        for (const event of log) {
          if (event.type === 'phase-started') begun = true;
          if (event.type === 'team-changed') {
            const { nickname = '' } = held.get(event.player) ?? {};
            held.set(event.player, { nickname, team: event.team });
          }
          if (event.type === 'player-left' || event.type === 'player-kicked') {
            const gone = held.get(event.player);
            if (gone && begun) left.set(gone.nickname, gone.team);
          }
          if (event.type !== 'player-joined') continue;
          expect(left.get(event.nickname) ?? event.team).toBe(event.team);
          held.set(event.player, event);
        }
      }),
      FIXED,
    );
  });
});
