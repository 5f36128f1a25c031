import { z } from 'zod';
import type { ErrorCode } from '../engine/errors.ts';
import type { FileAnswer } from './file-answers.ts';
import { boutId, errorCode, millis, typedCode } from './values.ts';

/** What a failure is over HTTP. `proof-stale` says what time it is on the server. */
export const failure = z.strictObject({ code: errorCode, message: z.string(), now: millis.exactOptional() });

export interface HttpRoute {
  /** What it is for, one sentence. */
  readonly purpose: string;
  readonly params: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of the body. */
  readonly bodyMax?: number;
  /** True where the body is a file, sent as `application/octet-stream`. */
  readonly takesFile?: true;
  /** Whether the header `Authorization: Seat …` (contract/seat-key.ts) names a seat; without one the reader is a spectator. */
  readonly seat: boolean;
  readonly answer: z.ZodType | FileAnswer<unknown>;
  /** The status of a good answer. */
  readonly status: 200 | 201;
  /** Codes that this route has for its refusals; `too-fast` and `internal` are everybody's. */
  readonly refusals: readonly ErrorCode[];
}

export const isFile = (answer: HttpRoute['answer']): answer is FileAnswer<unknown> => 'blocks' in answer;

/** The parameters of a route of a bout. */
export const ofBout = z.strictObject({ code: typedCode, bout: boutId });

/** Refusals of a route that asks who somebody is. */
export const WHO_REFUSALS = [
  'room-unknown',
  'seat-expired',
  'seat-unknown',
  'proof-wrong',
  'proof-stale',
] as const;

/** And of one that hands out data of a bout. */
export const DATA_REFUSALS = [
  ...WHO_REFUSALS,
  'unknown-name',
  'wrong-role',
  'wrong-phase',
  'training-failed',
  'training-impossible',
] as const;
