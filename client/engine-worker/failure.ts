import { type ErrorCode, GameError } from '../../engine/errors.ts';
import type { Remark } from '../../instrument/remarks.ts';

/** A GameError on its way out of a worker: errors lose all but their message there, plain objects nothing. */
interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** What the message says, for other languages. */
  readonly remark?: Remark;
}

/** An error of the worker that the page has words for; its message is English. */
export class RemarkedError extends GameError {
  readonly remark: Remark;

  constructor({ code, message }: Failure, remark: Remark) {
    super(code, message);
    this.remark = remark;
  }
}

/** What is thrown out of the worker for anything that was thrown inside. The words of remarks are no part of its script. */
export function outOfWorker(error: unknown): unknown {
  if (!(error instanceof GameError)) return error;
  const { code, message } = error;
  const failure: Failure = {
    code,
    message,
    ...('remark' in error && { remark: error.remark as Remark }),
  };
  return failure;
}

/** What the page throws for it. */
export function intoPage(reason: unknown): unknown {
  if (!isFailure(reason)) return reason;
  return reason.remark
    ? new RemarkedError(reason, reason.remark)
    : new GameError(reason.code, reason.message);
}

const isFailure = (reason: unknown): reason is Failure =>
  typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason;
