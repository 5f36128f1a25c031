import { count, list, plural } from './numbers.ts';

const people = (n: number) => plural(n, { one: 'player', other: 'players' });

/** What a host does with the people in the room, and sees of them. */
export const hosting = {
  peopleInTeams: ({ people: n, teams }: { people: number; teams: number }) =>
    `${people(n)} in ${plural(teams, { one: 'team', other: 'teams' })}`,
  /** How evenly the players are spread over the teams. */
  balance: ({ least, most, empty }: { least: number; most: number; empty: number }) =>
    empty > 0
      ? `${plural(empty, { one: 'team has nobody: a bot plays', other: 'teams have nobody: bots play' })}.`
      : most - least <= 1
        ? 'The teams are balanced.'
        : `The teams are uneven: ${count(least)} to ${count(most)} players.`,
  numberOfTeams: 'Number of teams',
  dealAnew: ({ teams }: { teams: number }) => `Deal into ${count(teams)} teams`,
  dealHelp: 'Everybody is assigned to a team again.',
  captain: 'captain',
  emptySeat: 'a bot plays',
  allTeams: ({ teams }: { teams: number }) => `All ${count(teams)} teams`,
  yourTeam: 'Your team',
  changeTeam: 'Change team',
  change: 'Change',
  nameTeam: 'Name of your team',
  save: 'Save',
  close: 'Close',
  /** Whom the room lets in. */
  door: {
    open: 'Door',
    waiting: ({ n }: { n: number }) => `${people(n)} at the door`,
    letIn: 'Let in',
    turnAway: 'Turn away',
    nod: 'New players wait until you let them in',
    perAddress: 'Players from one network address',
    perAddressHelp: 'All devices at a venue often share one address: allow as many as you expect.',
    clear: ({ n }: { n: number }) => `Remove ${people(n)} without a connection`,
    clearHelp: 'They may join again.',
  },
  /** The window on one player. */
  person: {
    open: ({ nickname }: { nickname: string }) => `Options for ${nickname}`,
    team: 'Team',
    move: 'Move',
    moveLater: 'Players are moved between rounds: in the briefing or in the reveal.',
    name: 'Nickname',
    rename: 'Rename',
    remove: 'Remove',
    removeHelp: 'They may join again.',
    ban: 'Ban',
    banHelp:
      'Out for good: neither the seat nor the name can come in again, nor the address if nobody else has come from it.',
    really: 'Really?',
  },
  /** The window on one team. */
  team: {
    open: ({ team }: { team: string }) => `Options for ${team}`,
    name: 'Name of the team',
    rename: 'Rename',
  },
  message: {
    all: 'Message to everybody',
    to: ({ name }: { name: string }) => `Message to ${name}`,
    send: 'Send',
    open: 'Message',
    fromHost: 'The host says',
    toYourTeam: 'The host says to your team',
    toYou: 'The host says to you',
    dismiss: 'Close the message',
  },
  cohost: {
    open: 'Invite a co-host',
    title: 'A co-host’s link',
    text: 'Whoever opens this link runs the room with you, on a phone as a remote control. It is shown once: do not show it on the projector.',
    make: 'Make a link',
    copy: 'Copy the link',
    connected: 'connected',
    away: 'away',
    name: ({ number }: { number: number }) => `Co-host ${number}`,
    dismiss: ({ number }: { number: number }) => `Dismiss co-host ${number}`,
  },
  /** What can be taken home of a room. */
  taking: {
    open: 'Export',
    title: 'Take the match home',
    text: 'At any time: plans and scores of the rounds that are finished, everything else as it is now. Tables open in a spreadsheet.',
    all: 'Everything as JSON',
    asTables: 'Tables (CSV)',
    tables: {
      players: 'Players',
      teams: 'Teams',
      plans: 'Plans',
      scores: 'Scores',
      parts: 'Parts of split attacks',
      standings: 'Standings',
      guesses: 'Guesses',
      guessers: 'Best guesses',
      matches: 'Matches',
      audit: 'Log',
    },
    fates: 'What every sample was',
    replays: 'Replays',
    noReplays: 'A match has its replay when it is over.',
    match: ({ number, titles, bouts }: { number: number; titles: readonly string[]; bouts: number }) =>
      `Match ${count(number)}: ${list(titles)}, ${plural(bouts, { one: 'bout', other: 'bouts' })}`,
    watch: 'Watch',
    save: 'Save',
  },
  /** The table of a running match. */
  table: {
    caption: 'How the teams are doing, those in trouble first',
    team: 'Team',
    here: 'Here',
    acted: 'At work',
    ready: 'Handed in',
    lag: 'Lag',
    of: ({ n, of }: { n: number; of: number }) => `${count(n)} of ${count(of)}`,
    bot: 'bot',
    millis: ({ millis }: { millis: number }) => `${count(millis)} ms`,
    yes: 'yes',
    notYet: 'not yet',
    handedIn: ({ n, of }: { n: number; of: number }) =>
      `${count(n)} of ${count(of)} teams ${n === 1 ? 'has' : 'have'} handed in`,
  },
  people: 'People and teams',
  end: 'End the match',
  endHelp: 'What is finished counts. There is no way back.',
  again: 'Next match, same people',
};
