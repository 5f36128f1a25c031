import type { ErrorCode } from '../../engine/errors.ts';
import type { PageTrouble } from '../facts.ts';

/** What a person reads for every failure: what happened, then what to do. */
export const errors = {
  'bad-payload': {
    title: 'That message did not make sense',
    text: 'The server could not read what this page sent. Reload the page and try again.',
  },
  'bad-parameters': {
    title: 'One of the settings is not allowed',
    text: 'Change the settings that are out of range and try again.',
  },
  'bad-shape': {
    title: 'The data do not fit together',
    text: 'Two tables had different sizes. Try another setting; if that does not help, reload the page.',
  },
  'not-finite': {
    title: 'A number ran away',
    text: 'Something in the computation became infinite. Try a smaller step or a smaller budget.',
  },
  'out-of-range': {
    title: 'That is out of range',
    text: 'One value is larger or smaller than the scenario allows. Change it and try again.',
  },
  'too-large': {
    title: 'That is too large',
    text: 'It is more than the server takes at once. Use less and try again.',
  },
  'unknown-name': {
    title: 'No such thing',
    text: 'The scenario, attack or filter is not known here. Choose one from the list.',
  },
  'no-convergence': {
    title: 'The training did not settle',
    text: 'The model could not be fitted to these data. Try other settings.',
  },
  singular: {
    title: 'The data are degenerate',
    text: 'Too many samples are alike for this computation. Try other settings.',
  },
  'out-of-memory': {
    title: 'Not enough memory',
    text: 'This device could not hold the computation. Close other pages, then reload this one.',
  },
  'single-class': {
    title: 'One class is gone',
    text: 'With these settings a whole class disappears, and nothing can be learnt. Remove less.',
  },
  'not-learnt': {
    title: 'The clean model learns nothing',
    text: 'Without any poison it is hardly better than always answering the largest class, so a round would say nothing. Choose another model or other data.',
  },
  'wrong-phase': {
    title: 'Too late, or too early',
    text: 'The match has moved on since you pressed. Look at the clock: the page shows what is open now.',
  },
  'wrong-role': {
    title: 'Not yours to do',
    text: 'Only another team or the host can do that in this round.',
  },
  'over-budget': {
    title: 'Over budget',
    text: 'This plan costs more points than your side has. Use less and hand it in again.',
  },
  'over-time': {
    title: 'That takes too long to work out',
    text: 'The recipes of this plan would hold up the other teams. Lower their parameters, or use fewer of them.',
  },
  'no-draft': {
    title: 'There is no plan yet',
    text: 'Choose a plan first, then hand it in.',
  },
  'sure-needed': {
    title: 'Are you sure?',
    text: 'This plan does nothing, or it drops more than half of the samples. Hand it in again to confirm.',
  },
  'rows-of-one-well': {
    title: 'One plan for several wells',
    text: 'In this format the plan meets several wells. It may insert samples, but not pick single ones by hand: leave out the marks and the changed samples.',
  },
  'captain-needed': {
    title: 'The captain hands in',
    text: 'Say that you are ready: the plan goes in when the captain or most of the team wants it.',
  },
  'too-late': {
    title: 'It is too late for that',
    text: 'A plan can be taken back for five seconds.',
  },
  'guess-late': {
    title: 'No more guesses for this round',
    text: 'Guesses are taken until the models are trained. Guess again in the next round.',
  },
  'guess-made': {
    title: 'You have guessed',
    text: 'Everybody has one guess a round, and it stays as it is.',
  },
  'guesses-full': {
    title: 'Too many are guessing already',
    text: 'Nobody else can guess in this match. You can go on watching.',
  },
  banned: {
    title: 'This room is closed to you',
    text: 'The host has not let you in, or has taken you out of this room for good.',
  },
  'address-full': {
    title: 'Too many players from your network',
    text: 'The host allows only a certain number of players for each network address. Ask the host to allow more.',
  },
  'nod-needed': {
    title: 'The host lets you in',
    text: 'You are at the door. This page goes on by itself when the host nods.',
  },
  'already-committed': {
    title: 'Already handed in',
    text: 'Your team has handed in its plan for this round. It cannot be changed any more.',
  },
  'not-enough-players': {
    title: 'Nobody to play yet',
    text: 'At least one player has to join before the match can start.',
  },
  'room-locked': {
    title: 'The room is locked',
    text: 'The host lets nobody else in at the moment. Ask them to unlock it, or watch.',
  },
  'room-full': {
    title: 'The room is full',
    text: 'Every seat is taken. You can watch the match instead.',
  },
  'room-unknown': {
    title: 'No room with this code',
    text: 'Check the six letters on the big screen. Rooms also disappear some time after their match.',
  },
  'room-over': {
    title: 'This match is over',
    text: 'Nobody can join it any more, but its result is still there to look at.',
  },
  'team-full': {
    title: 'That team is full',
    text: 'Take a place in another team.',
  },
  'team-fixed': {
    title: 'You played for another team',
    text: 'Whoever has played for a team comes back to that team in the same match.',
  },
  'seat-expired': {
    title: 'Your seat is gone',
    text: 'You were away too long, or the host freed the seat. Join again for a new one.',
  },
  'seat-needed': {
    title: 'Not seated yet',
    text: 'The connection has no seat in the room at the moment. It takes it back by itself; try again then.',
  },
  'seat-taken-over': {
    title: 'Your seat is in use elsewhere',
    text: 'Another tab or device has opened it. The newest one plays; take it back to play here.',
  },
  'seat-asked': {
    title: 'Another page has this seat',
    text: 'It is asked whether it hands the seat over. Without an answer you get the seat after 15 seconds.',
  },
  'seat-kept': {
    title: 'The other page keeps the seat',
    text: 'Somebody there has chosen to keep it. After a minute you can ask again.',
  },
  'stale-client': {
    title: 'This page is out of date',
    text: 'The server has been updated since the page was loaded. Reload to play on; your seat is kept.',
  },
  'name-taken': {
    title: 'That name is taken',
    text: 'Somebody in the room has the same name, or one that looks like it. Choose another.',
  },
  'name-reserved': {
    title: 'That name is reserved',
    text: 'It could be taken for the game itself. Choose another.',
  },
  'name-bad': {
    title: 'That name will not do',
    text: 'The server does not take it. Choose another.',
  },
  'wrong-origin': {
    title: 'Opened from another address',
    text: 'The server does not know the address of this page. Whoever runs it can set PUBLIC_URL to that address.',
  },
  'too-fast': {
    title: 'Slow down a little',
    text: 'Too many requests in a short time. Wait a few seconds and try again.',
  },
  'bad-file': {
    title: 'That file cannot be read',
    text: 'It is damaged, of another version, or of a kind that is not read here. Mend it, or choose another.',
  },
  'training-impossible': {
    title: 'These plans have no result',
    text: 'The computation fails for the plans of this round, however often it is tried. The match goes on with the next.',
  },
  'training-failed': {
    title: 'The training failed',
    text: 'The server could not train the model for this round. The host can go on with the next one.',
  },
  conflict: {
    title: 'Somebody was faster',
    text: 'The room changed at the same moment. Look again and retry.',
  },
  internal: {
    title: 'Something broke on our side',
    text: 'It has been written to the server log. Try again in a moment.',
  },
  'server-gone': {
    title: 'Connection lost',
    text: 'Reconnecting. Your seat and your plans are kept on the server.',
  },
  'seat-unknown': {
    title: 'Your old seat did not open',
    text: 'This browser had a key to a seat in this room, and the server does not know it. Take a new seat here.',
  },
  'proof-wrong': {
    title: 'The seat was not proven',
    text: 'The server could not check the signature of this page for its seat. Reload the page.',
  },
  'proof-stale': {
    title: 'The request came at another time',
    text: 'A signed request is good for one minute, once. Try again.',
  },
  'not-found': {
    title: 'Nothing here',
    text: 'There is no page at this address. Room codes have six letters.',
  },
  'no-lesson': {
    title: 'There is no such lesson',
    text: 'No lesson has this address. All of them stand on one page.',
  },
  'not-over': {
    title: 'The match is still running',
    text: 'A replay holds the plans of both sides, so there is one only when the last round has been shown.',
  },
  'own-file': {
    title: 'This file makes no scenario',
    text: 'Look at what is wrong with it below, mend the file or name the column of its labels, and drop it again.',
  },
  'own-replay': {
    title: 'This file cannot be opened as a replay',
    text: 'You can choose another file here, or drop it on the page.',
  },
  'linked-rows': {
    title: 'The poison of this link cannot be played',
    text: 'The link brings poisoned rows of its own, and they are wrong. Copy the whole link once more, or choose an attack here.',
  },
  'no-data-here': {
    title: 'The data of this match are not here',
    text: 'Every match has data of its own, and only the server that it was played on has them. Open the replay there, or check the file with the command well replay.',
  },
  'not-host': {
    title: 'This browser does not host that room',
    text: 'Only the browser that opened the room can run it. You can watch the match from here.',
  },
} satisfies Record<ErrorCode | PageTrouble, { title: string; text: string }>;
