import type { Route } from '../../client/links/routes.ts';

/**
 * Every page in every state that axe looks at, with the file of test/e2e that does it. A page that the router knows and
 * that has no state here does not compile; a state that no test looks at fails the file that it is written to.
 */
export const LOOKED_AT = {
  home: {
    'as it opens': 'screens',
    poisoned: 'screens',
    'every option of a room': 'match',
  },
  lab: {
    'a round of mails': 'screens',
    computes: 'lab',
    'called off': 'lab',
    'through an extractor': 'lab',
    'a link with a mistake': 'lab',
    'a file was brought': 'lab',
    'two rounds compared, a sweep drawn': 'lab',
    'work by hand': 'lab',
    'the look of a defender': 'lab',
  },
  glossary: { terms: 'lessons' },
  lessons: { list: 'lessons' },
  lesson: {
    'the guess': 'lessons',
    'after the guess': 'lessons',
    solved: 'lessons',
    'a term explained': 'lessons',
  },
  player: {
    door: 'screens',
    'no such room': 'match',
    'the room is locked': 'host-tools',
    'waits for a nod': 'host-tools',
    banned: 'host-tools',
    removed: 'host-tools',
    'seat taken over': 'match',
    lobby: 'screens',
    'lobby, the captain on a phone': 'match',
    'lobby, a message': 'teams',
    briefing: 'screens',
    'attack, the cards': 'screens',
    'attack, the whole menu on a phone': 'match',
    'attack, shared with a team': 'teams',
    'attack, points by hand': 'hands',
    'attack, a picture by hand': 'hands',
    'attack, a mail by hand': 'hands',
    'attack, points split': 'split',
    'attack, asked whether it is sure': 'split',
    'attack, handed in': 'teams',
    'waits while poison is made': 'screens',
    'waits while filters are chosen': 'match',
    'defend, the cards': 'screens',
    'defend, on a phone': 'match',
    'defend, suspicion': 'investigate',
    'defend, a mail of the samples': 'screens',
    'defend, a sample audited': 'investigate',
    'defend, marks on the map': 'investigate',
    'defend, accounts': 'investigate',
    'defend, spectrum': 'investigate',
    'defend, trusted samples': 'investigate',
    'defend, a training bought': 'investigate',
    'defend, asked whether it is sure': 'screens',
    training: 'split',
    'reveal, model': 'match',
    'reveal, poison': 'match',
    'reveal, why': 'match',
    'reveal, sides': 'match',
    'reveal, better': 'match',
    'reveal, lesson': 'match',
    'reveal of mails': 'screens',
    'reveal of many wells': 'screens',
    result: 'match',
    standings: 'screens',
    'standings of many teams': 'screens',
  },
  host: {
    lobby: 'screens',
    'a person': 'screens',
    'a team': 'teams',
    'a message': 'host-tools',
    'the door, somebody waits': 'host-tools',
    'a co-host': 'host-tools',
    'everything to take home': 'host-tools',
    'the end': 'host-tools',
    'another page wants the seat': 'connection',
    'waits for the seat': 'connection',
    'the other page keeps the seat': 'connection',
    briefing: 'match',
    'briefing, paused, on a phone': 'host-tools',
    'briefing of many teams': 'screens',
    'attack phase': 'match',
    'attack phase of many teams': 'screens',
    'filter phase': 'match',
    training: 'split',
    reveal: 'match',
    'reveal of many wells': 'screens',
    over: 'match',
  },
  watch: {
    lobby: 'screens',
    'no way to the server': 'connection',
    briefing: 'screens',
    'attack phase, a duel': 'match',
    'attack phase, a wall': 'screens',
    'filter phase': 'match',
    training: 'split',
    'a guess': 'split',
    'a guess was made': 'split',
    'reveal, model': 'match',
    'reveal, poison': 'match',
    'reveal, why': 'match',
    'reveal, sides': 'match',
    'reveal, better': 'match',
    'reveal, lesson': 'match',
    'reveal of mails': 'screens',
    'reveal of many wells': 'screens',
    result: 'match',
    'a message': 'host-tools',
  },
  replay: {
    'played again': 'screens',
    'a moment': 'match',
    'why, from drawn data': 'replay',
    'of three wells': 'teams',
  },
  'replay-file': { 'as it opens': 'screens' },
  debrief: { 'of a match': 'match' },
  'debrief-file': { 'as it opens': 'screens' },
  lost: { 'no such page': 'screens' },
} as const satisfies Record<Route['page'], Readonly<Record<string, string>>>;

type States = typeof LOOKED_AT;

/** A file of test/e2e, without `.test.ts`. */
export type LookingFile = { [P in keyof States]: States[P][keyof States[P]] }[keyof States];

/** The states that a file looks at, as "page: state". */
export type StateOf<F extends LookingFile> = {
  [P in keyof States]: {
    [S in keyof States[P]]: States[P][S] extends F ? `${P}: ${S & string}` : never;
  }[keyof States[P]];
}[keyof States];

/** The states that a file looks at. */
export const statesOf = (file: string): string[] =>
  Object.entries(LOOKED_AT).flatMap(([page, states]) =>
    Object.entries(states).flatMap(([state, by]) => (by === file ? [`${page}: ${state}`] : [])),
  );

/** Every file that looks at a state. */
export const lookingFiles = (): string[] => [
  ...new Set(Object.values(LOOKED_AT).flatMap((states) => Object.values(states) as string[])),
];
