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
