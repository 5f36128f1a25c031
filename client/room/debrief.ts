import { type MoralId, moralFacts, moralOf } from '../../engine/lessons/morals.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import { closest, type RevealStep } from '../../engine/match/reveal.ts';
import type { RoundPoints } from '../../engine/match/standings.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Side } from '../../engine/round/sides.ts';

/**
 * Why a moment is worth a look: the model that lost most, a filter that did harm, an attack that nobody saw, poison that
 * was found, honest samples that paid for it, scores that hardly differ, and scores that differ most.
 */
export const MOMENT_KINDS = ['hardest', 'turned', 'unseen', 'found', 'price', 'closest', 'clearest'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** A bout worth a look, and the step of its reveal that shows why. */
export interface DebriefMoment {
  readonly kind: MomentKind;
  readonly record: BoutRecord;
  readonly step: RevealStep;
}

const STEPS: Readonly<Record<MomentKind, RevealStep>> = {
  hardest: 'why',
  turned: 'poison',
  unseen: 'model',
  found: 'poison',
  price: 'poison',
  closest: 'better',
  clearest: 'better',
};

/** Less than this is no difference. */
const LEAST = 0.005;
const MOST_MOMENTS = 3;
/** Scores that differ by more are not close. */
const CLOSE = 20;

/** How much of each kind a bout is; 0 where it is none. */
const SIZES: Readonly<Record<Exclude<MomentKind, 'closest' | 'clearest'>, (record: BoutRecord) => number>> = {
  hardest: ({ summary }) => summary.cleanAccuracy - summary.accuracy,
  turned: ({ summary }) => (summary.removedRows > 0 ? summary.unfilteredAccuracy - summary.accuracy : 0),
  unseen: ({ summary: { impact, cleanAccuracy, accuracy, targets, attackSuccess } }) =>
    (targets !== undefined || attackSuccess !== undefined) && cleanAccuracy - accuracy <= 0.02 ? impact : 0,
  found: ({ summary: { poisonRows, detection } }) => (poisonRows > 0 ? detection.mcc : 0),
  price: ({ summary: { detection } }) => detection.fpr,
};

/** Up to three moments of a match, each of a bout of its own while there are enough, in the order of the rounds. */
export function momentsOf(bouts: readonly BoutRecord[]): readonly DebriefMoment[] {
  const found: DebriefMoment[] = [];
  const free = () => {
    const taken = new Set(found.map(({ record }) => record.id));
    const rest = bouts.filter(({ id }) => !taken.has(id));
    return rest.length > 0 ? rest : bouts;
  };
  const add = (kind: MomentKind, record: BoutRecord | null) => {
    if (record && found.length < MOST_MOMENTS) found.push({ kind, record, step: STEPS[kind] });
  };
  for (const kind of ['turned', 'unseen', 'hardest', 'found'] as const)
    add(kind, largest(free(), SIZES[kind]));
  const even = closest(free());
  if (even && gapOf(even) <= CLOSE) add('closest', even);
  add('price', largest(free(), SIZES.price));
  add('clearest', largest(free(), gapOf));
  // A short match has fewer bouts than moments: another side of one of them.
  for (const kind of ['hardest', 'found', 'price'] as const)
    if (found.every((moment) => moment.kind !== kind)) add(kind, largest(bouts, SIZES[kind]));
  return found.sort((a, b) => a.record.round - b.record.round);
}

const gapOf = ({ summary }: BoutRecord) => Math.abs(summary.attackScore - summary.defenceScore);

function largest(records: readonly BoutRecord[], sizeOf: (record: BoutRecord) => number): BoutRecord | null {
  let best: BoutRecord | null = null;
  let most = LEAST;
  for (const record of records) {
    const size = sizeOf(record);
    if (size > most) [best, most] = [record, size];
  }
  return best;
}

/** The morals of a match, each once, the most frequent first. */
export function moralsOf(
  bouts: readonly BoutRecord[],
  scenarioOf: (id: string) => Scenario,
): readonly MoralId[] {
  const counts = new Map<MoralId, number>();
  for (const record of bouts) {
    const id = moralOf(moralFacts(scenarioOf(record.scenario), record));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** Attacks and defences of a scenario as they were played, and what they came to on the mean. */
export interface PlayedMap {
  readonly scenario: string;
  readonly attacks: readonly string[];
  readonly defences: readonly string[];
  /** The attack's advantage, 50 + (attack − defence) / 2, by `attack / defence`; absent where they never met. */
  readonly advantage: ReadonlyMap<string, number>;
}

export const cellOf = (attack: string, defence: string) => `${attack} / ${defence}`;

/** @param nameOf  what a bout's attack and defence are called */
export function mapsOf(
  bouts: readonly BoutRecord[],
  nameOf: (record: BoutRecord) => { readonly attack: string; readonly defence: string },
): readonly PlayedMap[] {
  const scenarios = [...new Set(bouts.map(({ scenario }) => scenario))];
  return scenarios.map((scenario) => {
    const met = new Map<string, number[]>();
    const [attacks, defences] = [new Set<string>(), new Set<string>()];
    for (const record of bouts.filter((each) => each.scenario === scenario)) {
      const { attack, defence } = nameOf(record);
      attacks.add(attack);
      defences.add(defence);
      const { attackScore, defenceScore } = record.summary;
      const cell = cellOf(attack, defence);
      met.set(cell, [...(met.get(cell) ?? []), 50 + (attackScore - defenceScore) / 2]);
    }
    const means = [...met].map(
      ([cell, values]) => [cell, values.reduce((sum, each) => sum + each, 0) / values.length] as const,
    );
    return { scenario, attacks: [...attacks], defences: [...defences], advantage: new Map(means) };
  });
}

/** What a team played on one side of a round, and what it was paid, in points as they are shown: the mean over its bouts. */
export interface TeamPlayed {
  readonly round: number;
  readonly side: Side;
  readonly plan: string;
  /** Whether a bot made the plan. */
  readonly byBot: boolean;
  readonly bouts: number;
  readonly score: number;
}

/** The rounds of a team, attack before defence. @param points  of the whole match. @param nameOf  as for mapsOf */
export function playedBy(
  team: TeamId,
  bouts: readonly BoutRecord[],
  points: readonly RoundPoints[],
  nameOf: Parameters<typeof mapsOf>[1],
): readonly TeamPlayed[] {
  const played: TeamPlayed[] = [];
  for (const round of new Set(bouts.map((record) => record.round))) {
    for (const side of ['attack', 'defend'] as const) {
      const own = bouts.filter((record) => record.round === round && record.teams[side] === team);
      const [first] = own;
      if (!first) continue;
      const paid = points.find((each) => each.round === round && each.team === team);
      const { attack, defence } = nameOf(first);
      played.push({
        ...{ round, side, byBot: first[side].byBot, bouts: own.length },
        plan: side === 'attack' ? attack : defence,
        score: paid?.[side] ?? 0,
      });
    }
  }
  return played;
}

/** What a player did and what came of it. */
export interface PlayedBy {
  readonly nickname: string;
  readonly team: TeamId;
  /** Changes of a plan, plans that they handed in, and questions that they paid for; null where only names are known. */
  readonly did: { readonly changes: number; readonly handed: number; readonly asked: number } | null;
  /** Of split attacks, samples that were theirs, and those that came through. */
  readonly parts: { readonly rows: number; readonly through: number } | null;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;
/** The tables of an export that people are told from. */
export interface PeopleTables {
  readonly players: readonly Row[];
  readonly parts: readonly Row[];
  readonly audit: readonly Row[];
}

/** Everybody on a seat, from the host's export. */
export function peopleOf({ players, parts, audit }: PeopleTables): readonly PlayedBy[] {
  const begun = audit.findLastIndex(({ what }) => what === 'match-begun-again');
  const own = audit.slice(begun + 1);
  const count = (player: unknown, ...kinds: readonly string[]) =>
    own.filter(({ who, what }) => who === player && kinds.includes(String(what))).length;
  return players.map(({ player, nickname, team }) => {
    const mine = parts.filter((part) => part.player === player);
    const sum = (key: 'rows' | 'through') => mine.reduce((all, part) => all + Number(part[key]), 0);
    return {
      nickname: String(nickname),
      team: String(team),
      did: {
        changes: count(player, 'draft-set', 'split-set'),
        handed: count(player, 'plan-committed'),
        asked: count(player, 'bought'),
      },
      parts: mine.length > 0 ? { rows: sum('rows'), through: sum('through') } : null,
    };
  });
}

/** Those whom plans name, where nothing else is known. */
export function namedIn(bouts: readonly BoutRecord[]): readonly PlayedBy[] {
  const found = new Map<string, PlayedBy>();
  for (const { teams, attack, defend, summary } of bouts) {
    const note = (nickname: string | null | undefined, team: TeamId, parts: PlayedBy['parts'] = null) => {
      if (!nickname) return;
      const key = `${team} ${nickname}`;
      const before = found.get(key)?.parts ?? null;
      const sum =
        parts && before
          ? { rows: parts.rows + before.rows, through: parts.through + before.through }
          : (parts ?? before);
      found.set(key, { nickname, team, did: null, parts: sum });
    };
    note(attack.by, teams.attack);
    note(defend.by, teams.defend);
    attack.members?.forEach((member, i) => {
      note(member, teams.attack, summary.parts?.[i] ?? null);
    });
  }
  return [...found.values()].sort((a, b) => a.team.localeCompare(b.team, 'en', { numeric: true }));
}
