import type { RoadSign } from '../../texts/facts.ts';
import type { Texts } from '../../texts/texts.ts';

/** The two ways to the server: a WebSocket, or plain requests that wait for their answer. */
export type Way = 'websocket' | 'polling';

/** What stands between the page and the server, as far as the page can tell. */
export interface Road {
  /** Whether the server answers plain requests. */
  readonly http: boolean;
  /** What is tried next. */
  readonly way: Way;
  /** How the last attempt failed; null when none has ended yet. */
  readonly sign: RoadSign | null;
}

/** What the library reports of an attempt to connect: a message, and at times the status it was answered with. */
interface Failure {
  readonly message: string;
  readonly description?: unknown;
}

/** How an attempt failed. */
export function failureOf({ message, description }: Failure, waitedMillis: number): RoadSign {
  const status = typeof description === 'number' && description > 0 ? description : null;
  if (message === 'timeout') return { kind: 'timeout', seconds: waitedMillis / 1000 };
  if (message === 'websocket error') return { kind: 'websocket' };
  if (message === 'xhr poll error') return { kind: 'polling', status };
  return { kind: 'other', message };
}

/** What a person reads when there is no connection for a while. */
export function roadWords({ http, way, sign }: Road, { trouble }: Texts): { title: string; text: string } {
  if (!http) return trouble.noAnswer;
  return { title: trouble.blocked.title, text: trouble.blocked.text({ sign, way }) };
}
