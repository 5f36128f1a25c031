import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutView, PublicView } from '../../engine/match/views.ts';
import type { Side } from '../../engine/round/sides.ts';
import { accuracyOf } from './bouts.ts';
import type { Paging } from './pages.ts';
import { teamOf } from './teams.ts';

export interface Fates {
  readonly caught: number;
  readonly missed: number;
  readonly collateral: number;
}

/** A team's well in the round that is played, as the wall shows it. */
export interface ShownWell {
  readonly team: Team;
  /** Whose attacks it gets. */
  readonly attackers: readonly Team[];
  /** The plan of this phase, and whether its team has handed it in; null where there is none to hand in. */
  readonly plan: { readonly side: Side; readonly handed: boolean } | null;
  /** Whose well the team poisons in this phase; null where it does not, or where it is everybody's. */
  readonly target: Team | null;
  /** Means over its bouts that are trained; null before any is. */
  readonly accuracy: number | null;
  readonly clean: number | null;
  /** What became of the poison of its bouts and of the clean samples that were taken for it; null before it is told. */
  readonly fates: Fates | null;
  /** The bout to look at: the one that its model lost most in, else its first. */
  readonly bout: string;
}

/** The wells of the round, in the order of the teams, which is the same in every round. */
export function wellsOf(view: PublicView): readonly ShownWell[] {
  const guarded = new Map<TeamId, BoutView[]>();
  const handed = new Map<TeamId, boolean>();
  const targets = new Map<TeamId, BoutView[]>();
  const side = view.phase === 'prepare' ? 'attack' : view.phase === 'filter' ? 'defend' : null;
  for (const bout of view.bouts) {
    const held = guarded.get(bout.well);
    if (held) held.push(bout);
    else guarded.set(bout.well, [bout]);
    if (side) handed.set(bout.teams[side], bout.committed[side]);
    targets.set(bout.teams.attack, [...(targets.get(bout.teams.attack) ?? []), bout]);
  }
  return view.teams.flatMap((team) => {
    const bouts = guarded.get(team.id) ?? [];
    const [first] = bouts;
    if (!first) return [];
    const known = bouts.flatMap((bout) => {
      const accuracy = accuracyOf(bout);
      return accuracy ? [{ bout, ...accuracy }] : [];
    });
    const worst = [...known].sort((a, b) => b.clean - b.now - (a.clean - a.now))[0];
    return [
      {
        team,
        attackers: bouts.map(({ teams }) => teamOf(view.teams, teams.attack)),
        plan: side && handed.has(team.id) ? { side, handed: handed.get(team.id) === true } : null,
        target: side === 'attack' ? onlyTarget(view, targets.get(team.id) ?? []) : null,
        accuracy: meanOf(known.map(({ now }) => now)),
        clean: meanOf(known.map(({ clean }) => clean)),
        fates: fatesIn(view, bouts),
        bout: (worst?.bout ?? first).id,
      },
    ];
  });
}

/** Of the bouts of a well together. */
function fatesIn({ bouts, reveal }: PublicView, own: readonly BoutView[]): Fates | null {
  const told = bouts.flatMap((bout, i) => {
    const fates = own.includes(bout) ? (reveal?.fates[i] ?? null) : null;
    return fates ? [fates] : [];
  });
  if (told.length === 0) return null;
  const sum = (k: 0 | 1 | 2) => told.reduce((all, fates) => all + fates[k], 0);
  return { caught: sum(0), missed: sum(1), collateral: sum(2) };
}

function onlyTarget({ teams }: PublicView, [first, ...more]: readonly BoutView[]): Team | null {
  return first && more.length === 0 ? teamOf(teams, first.well) : null;
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Columns of a wall of `n` tiles whose shape comes close to `tile` (width by height) in a place of shape `place`, with
 * few places left empty.
 *
 * @param most  columns and rows that fit
 */
export function columnsFor(
  n: number,
  place: number,
  tile: number,
  most: Pick<Paging, 'columns' | 'rows'>,
): number {
  let best = most.columns;
  let bestRatio = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= Math.min(n, most.columns); columns++) {
    const rows = Math.ceil(n / columns);
    if (rows > most.rows) continue;
    const shape = (place / columns) * rows;
    const ratio = Math.max(shape / tile, tile / shape) * ((columns * rows) / n);
    if (ratio < bestRatio) [best, bestRatio] = [columns, ratio];
  }
  return best;
}
