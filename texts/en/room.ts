import { count, list, plural } from './numbers.ts';

const rounds = (n: number) => plural(n, { one: 'round', other: 'rounds' });

/** A room: its door, its header, who is in it, and what its host can do. */
export const room = {
  room: 'Room',
  header: {
    round: ({ round, rounds }: { round: number; rounds: number }) => `round ${round} of ${rounds}`,
    room: ({ code }: { code: string }) => `room ${code}`,
    phases: 'Phases of the round',
    timeLeft: 'Time left',
    paused: 'Paused',
    pausedNow: 'paused',
  },
  finding: 'Finding the room…',
  lost: 'Connection lost.',
  reconnecting: 'Reconnecting. Your seat and plans are kept.',
  /** Somebody else wants the host's seat of this page. */
  wanted: {
    title: 'Another page wants your host seat',
    text: ({ from }: { from: string }) => `It has the key of your seat and comes from ${from}.`,
    countdown: ({ seconds }: { seconds: number }) =>
      `Without an answer it gets the seat in ${plural(seconds, { one: 'second', other: 'seconds' })}.`,
    keep: 'Keep my seat',
    handOver: 'Hand it over',
  },
  door: {
    label: 'How to join',
    /** The sentence around the address that is to be typed. */
    address: { start: 'Open ', end: ', type' },
    otherAddress: 'Phones cannot open it? Show another address',
    qrCode: ({ url }: { url: string }) => `QR code of ${url}`,
  },
  join: {
    title: ({ code }: { code: string }) => `Join room ${code}`,
    inside: ({ n }: { n: number }) => `, ${count(n)} inside`,
    who: 'Who are you?',
    nickname: 'Nickname',
    help: 'You need no account. The server keeps your nickname with the room. Your seat stays yours if you lose the connection.',
    join: 'Join',
    joining: 'Joining…',
  },
  lobby: {
    youAreIn: 'You are in.',
    text: 'The host starts the match. Both teams poison and filter in turn.',
    textWells:
      'The host starts the match. Every team poisons another team’s well and guards its own, in every round.',
    changeTo: ({ team }: { team: string }) => `Change to ${team}`,
    stepsWells: [
      'Every team has a well: data that a model learns from.',
      'In every round you poison another team’s well, then filter your own, without knowing what was done to it.',
      'The models are trained on what is left, here, for everybody to see.',
    ],
    steps: [
      'One team slips poison into the data that a model learns from.',
      'The other team filters the data, without knowing what was done.',
      'The model is trained on what is left, here, for everybody to see.',
    ],
  },
  seed: {
    chosen: 'The host chose the seed of this match. Whoever knows it can work out every well.',
    drawn: 'The draw of this match is fixed, and nobody knows it',
    hashIs:
      'A secret seed draws every well. This is its SHA-256; the replay shows the seed itself when the match is over.',
  },
  sandbox: {
    label: 'Sandbox',
    title: 'While you wait: bend the boundary',
    filling: 'Filling the sandbox…',
    poison: 'Poison',
  },
  people: {
    more: ({ n }: { n: number }) => `and ${count(n)} more`,
    you: '(you)',
    away: 'away',
  },
  host: {
    plan: ({ titles, rounds: n }: { titles: readonly string[]; rounds: number }) =>
      `${list(titles)}, ${rounds(n)}`,
    match: 'Match',
    nobody: 'Somebody has to join before the match can start.',
    start: 'Start the match',
    lock: 'Lock the room',
    unlock: 'Unlock the room',
    projector: 'Open the projector',
    controls: 'Host controls',
    pause: 'Pause',
    resume: 'Resume',
    extend: ({ seconds }: { seconds: number }) => `+${seconds} s`,
    endPhase: ({ phase }: { phase: string }) => `End ${phase} now`,
  },
};
