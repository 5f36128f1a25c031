import { describe, expect, it } from 'vitest';
import { planOnDesk, readiness, stillUnderWay } from '../../client/room/draft.ts';
import { cohostLink, tokenOfLink } from '../../client/room/host-link.ts';

describe('CLIENT-30 a draft that a team shares stands on every desk of it', () => {
  it('the own change stays until a view that has it, or a later one, has come, and no longer', () => {
    const team = (plan: string | null, changedAt: number | null = null) => ({ plan, changedAt });
    const onDesk = (takenAt: number | null, view: ReturnType<typeof team>) =>
      planOnDesk(stillUnderWay({ plan: 'own', takenAt }, view), view.plan, 'first');
    expect(onDesk(null, team('theirs', 99))).toBe('own'); // typing
    expect(onDesk(12, team('theirs', 11))).toBe('own');
    expect(onDesk(12, team(null))).toBe('own');
    expect(onDesk(12, team('theirs', 13))).toBe('theirs');
    expect(onDesk(12, team('own', 11))).toBe('own');
    expect(stillUnderWay({ plan: 'own', takenAt: 12 }, team('own', 11))).toBeNull();
    expect(planOnDesk(null, null, 'first')).toBe('first');
  });

  it('more than half of those who are connected are needed', () => {
    const members = (here: number, away: number) =>
      Array.from({ length: here + away }, (_, i) => ({ id: `p${i}`, connected: i < here }));
    expect(readiness({ ready: [] }, members(1, 3))).toEqual({ ready: 0, of: 1, needed: 1 });
    expect(readiness({ ready: ['p0'] }, members(2, 0))).toEqual({ ready: 1, of: 2, needed: 2 });
    expect(readiness({ ready: ['p0', 'p4'] }, members(3, 2))).toEqual({ ready: 1, of: 3, needed: 2 });
  });
});

describe('CLIENT-31 a co-host comes in by a link', () => {
  it('whose token stands behind the #, whatever letters it has', () => {
    const link = cohostLink('http://10.0.0.5:3000/well', 'ABCDEF', 'a-b_c+/=d');
    expect(link).toMatch(/^http:\/\/10\.0\.0\.5:3000\/well\/host\/ABCDEF#/);
    expect(tokenOfLink(new URL(link).hash)).toBe('a-b_c+/=d');
    expect(tokenOfLink('')).toBeNull();
    expect(tokenOfLink('#other=1')).toBeNull();
  });
});
