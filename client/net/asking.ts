import { requestClock } from '../../contract/api-of.ts';
import { GameError, RemarkError } from '../../engine/errors.ts';
import type { Fault } from '../room/room-state.ts';
import { type ClientTrouble, troubleOf } from '../room/trouble.ts';

/** A request that failed: what to tell the person, and what the server said for the curious. */
export class HttpTrouble extends Error {
  override readonly name = 'HttpTrouble';
  readonly trouble: ClientTrouble;

  constructor(trouble: ClientTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

/** What to show for anything that was thrown on the way to or in a request or a computation. */
export function troubleIn(error: unknown): Fault {
  if (error instanceof HttpTrouble) return { trouble: error.trouble, detail: error.message };
  if (error instanceof RemarkError)
    return { trouble: error.code, detail: error.message, remark: error.remark };
  if (error instanceof GameError) return { trouble: error.code, detail: error.message };
  return { trouble: 'internal', detail: error instanceof Error ? error.message : String(error) };
}

/** Asks the server; what it refuses and what goes wrong on the way is a HttpTrouble. */
export async function told<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GameError) throw new HttpTrouble(troubleOf(error.code), error.message);
    throw new HttpTrouble('server-gone', 'the server does not answer', { cause: error });
  }
}

let clock = () => 0;
/** Tells what time it is by this device: requests of seats are signed for their time. */
export function signByClock(now: () => number): void {
  clock = now;
}

export const signingClock = requestClock(() => clock());
