import { type ErrorCode, GameError, type Remark, RemarkError } from '../../engine/errors.ts';

/** A GameError on its way out of a worker: errors lose all but their message there, plain objects nothing. */
interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** What the message says, for other languages. */
  readonly remark?: Remark;
}

/** What is thrown out of the worker for anything that was thrown inside. The words of remarks are no part of its script. */
export function outOfWorker(error: unknown): unknown {
  if (!(error instanceof GameError)) return error;
  const { code, message } = error;
  const failure: Failure = {
    code,
    message,
    ...(error instanceof RemarkError && { remark: error.remark }),
  };
  return failure;
}

/** What the page throws for it. */
export function intoPage(reason: unknown): unknown {
  if (!isFailure(reason)) return reason;
  const { code, message, remark } = reason;
  return remark ? new RemarkError(code, message, remark) : new GameError(code, message);
}

const isFailure = (reason: unknown): reason is Failure =>
  typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason;
