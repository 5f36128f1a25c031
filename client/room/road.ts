/** The two ways to the server: a WebSocket, or plain requests that wait for their answer. */
export type Way = 'websocket' | 'polling';

/** What stands between the page and the server, as far as the page can tell. */
export interface Road {
  /** Whether the server answers plain requests. */
  readonly http: boolean;
  /** What is tried next. */
  readonly way: Way;
  /** How the last attempt failed, in words; empty when none has ended yet. */
  readonly sign: string;
}

/** What the library reports of an attempt to connect: a message, and at times the status it was answered with. */
interface Failure {
  readonly message: string;
  readonly description?: unknown;
}

/** How an attempt failed, in words. */
export function failureOf({ message, description }: Failure, waitedMillis: number): string {
  const status = typeof description === 'number' && description > 0 ? ` with status ${description}` : '';
  if (message === 'timeout') return `nothing answered within ${waitedMillis / 1000} seconds`;
  if (message === 'websocket error') return 'the WebSocket was refused or cut off before it opened';
  if (message === 'xhr poll error') return `a request for long polling was refused${status}`;
  return message;
}

export interface RoadWords {
  readonly title: string;
  readonly text: string;
}

/** What a person reads when there is no connection for a while. */
export function roadWords({ http, way, sign }: Road): RoadWords {
  if (!http) {
    return {
      title: 'The server does not answer',
      text: 'Neither a plain request nor a WebSocket gets through. Check that this device is on the network of the host, and that the server runs. The page keeps trying.',
    };
  }
  const seen = sign === '' ? '' : `, but ${sign}`;
  return {
    title: 'Something blocks the live connection',
    text:
      `The server answers plain requests${seen}. A proxy, a firewall or a VPN on the way does that to WebSockets. ` +
      `The page keeps trying, now by ${way === 'polling' ? 'long polling' : 'a WebSocket'}.`,
  };
}
