/** Every failure the game can report. Codes are wire format: add, never rename. */
export const ERROR_CODES = [
  // what a caller sent
  'bad-payload',
  'bad-parameters',
  'bad-shape',
  'not-finite',
  'out-of-range',
  'too-large',
  'unknown-name',
  // what the numbers did
  'no-convergence',
  'singular',
  'out-of-memory',
  'single-class',
  'not-learnt',
  // what the game allows
  'wrong-phase',
  'wrong-role',
  'over-budget',
  'over-time',
  'already-committed',
  'no-draft',
  'sure-needed',
  'rows-of-one-well',
  'captain-needed',
  'too-late',
  'guess-late',
  'guess-made',
  'guesses-full',
  'not-enough-players',
  'room-locked',
  'room-full',
  'address-full',
  'nod-needed',
  'room-unknown',
  'room-over',
  'team-full',
  'team-fixed',
  'seat-expired',
  'seat-unknown',
  'proof-wrong',
  'proof-stale',
  'seat-needed',
  'seat-taken-over',
  'seat-asked',
  'seat-kept',
  'stale-client',
  'name-taken',
  'name-bad',
  'name-reserved',
  'banned',
  'too-fast',
  'wrong-origin',
  // what went wrong on our side
  'bad-file',
  'training-failed',
  'training-impossible',
  'conflict',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A failure with a code that a caller can branch on.
 * `message` is for the log; players see the client's text for `code`.
 */
export class GameError extends Error {
  override readonly name = 'GameError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Sentences by their ids, each made of its facts. */
type Sentences = Readonly<Record<string, (facts: never) => string>>;

/** The facts of a sentence. */
export type FactsIn<S extends Sentences, Id extends keyof S> = Parameters<S[Id]>[0];

/** The sentences of another language: the same ids and facts. */
export type SameSentences<S extends Sentences> = {
  readonly [Id in keyof S]: (facts: FactsIn<S, Id>) => string;
};

/** A sentence by its id, with its facts: plain data. */
export interface Remark {
  readonly id: string;
  readonly facts: unknown;
}

export const remarkIn = (texts: Sentences, { id, facts }: Remark): string =>
  (texts[id] as (of: unknown) => string)(facts);

/** An error that other languages have words for; its message is English. */
export class RemarkError extends GameError {
  readonly remark: Remark;

  constructor(code: ErrorCode, message: string, remark: Remark, options?: ErrorOptions) {
    super(code, message, options);
    this.remark = remark;
  }
}

/** Makes the error of an English sentence, the facts checked against the id. */
export type RemarkErrors<S extends Sentences> = <Id extends keyof S & string>(
  code: ErrorCode,
  id: Id,
  facts: FactsIn<S, Id>,
  options?: ErrorOptions,
) => RemarkError;

export const remarkErrorsOf =
  <S extends Sentences>(english: S): RemarkErrors<S> =>
  (code, id, facts, options) =>
    new RemarkError(code, remarkIn(english, { id, facts }), { id, facts }, options);
