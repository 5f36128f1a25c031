import { count, list, percent, percentNumber, plural } from './numbers.ts';

/** The wall of wells, and standings. */
export const wall = {
  label: 'The wells',
  briefing: ({ teams }: { teams: number }) =>
    `${count(teams)} wells, one for each team. Every team poisons another’s and guards its own.`,
  poisoning: 'The wells are being poisoned.',
  filtering: 'The water is being filtered.',
  training: 'The models drink.',
  reveal: 'What became of the wells.',
  handedIn: ({ n, of }: { n: number; of: number }) =>
    `${count(n)} of ${count(of)} plans ${n === 1 ? 'is' : 'are'} in`,
  trained: ({ n, of }: { n: number; of: number }) =>
    `${count(n)} of ${count(of)} models ${n === 1 ? 'is' : 'are'} trained`,
  planIsIn: 'plan is in',
  atWork: 'at work',
  poisons: ({ team }: { team: string }) => `poisons ${team}`,
  against: ({ team }: { team: string }) => `guards against ${team}`,
  /** A well for those who do not see it. */
  well: (facts: { team: string; attackers: string; accuracy: number | null; clean: number | null }) =>
    facts.accuracy === null
      ? `The well of ${facts.team}, attacked by ${facts.attackers}.`
      : `The well of ${facts.team}, attacked by ${facts.attackers}: ${percent(facts.accuracy)} right, clean ${percent(facts.clean ?? facts.accuracy)}.`,
  /** @param attacks  on the well: of several, both numbers are means */
  before: ({ clean, attacks }: { clean: number; attacks: number }) =>
    `${attacks > 1 ? 'on average; ' : ''}clean ${percent(clean)}`,
  onShow: ({ team, attackers }: { team: string; attackers: string }) =>
    `The well of ${team}, poisoned by ${attackers}`,
  /** Beside the picture, while nothing of the round may be shown. */
  healthy: 'A healthy model of such data',
  /** Of a bout that is over, for the team that attacked and for the one that defended. */
  poisoned: ({ team }: { team: string }) => `poisoned ${team}`,
  guarded: ({ team }: { team: string }) => `against ${team}`,
  fell: ({ clean, accuracy }: { clean: number; accuracy: number }) =>
    `${percentNumber(clean)} → ${percent(accuracy)}`,
  standings: 'Standings',
  rank: 'Rank',
  team: 'Team',
  attack: 'Attack',
  defend: 'Defence',
  points: 'Points',
  more: ({ n }: { n: number }) => `and ${plural(n, { one: 'more team', other: 'more teams' })}`,
  inAll: ({ n }: { n: number }) => `${count(n)} teams in all`,
  /** Which of many tiles are on show. */
  page: ({ from, to, of }: { from: number; to: number; of: number }) =>
    `${count(from)} to ${count(to)} of ${count(of)}`,
  winners: ({ teams }: { teams: readonly string[] }) => `${list(teams)} share the first place.`,
};
